package dev.holdfast.gateway.world;

import dev.holdfast.log.dynamodb.LocalDynamoDb;
import java.net.URI;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** DynamoDB Local, one for all tests. */
final class DynamoDb {
  static final URI ENDPOINT = LocalDynamoDb.start(ChildProcess.folder("dynamodb")).endpoint();

  /** Unlike the gateway's, with the SDK's own patience: an emulator is slow while it is cold. */
  static final DynamoDbAsyncClient CLIENT =
      DynamoDbAsyncClient.builder().region(Region.US_EAST_1).endpointOverride(ENDPOINT).build();

  private DynamoDb() {}
}
