package dev.holdfast.gateway.world;

import dev.holdfast.log.dynamodb.LocalDynamoDb;
import java.net.URI;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** DynamoDB Local, with a client for tests. */
public final class DynamoDb implements AutoCloseable {
  private static DynamoDb shared;

  final URI endpoint;

  /** Unlike the gateway's, with the SDK's own patience: an emulator is slow while it is cold. */
  final DynamoDbAsyncClient client;

  private final LocalDynamoDb process;

  private DynamoDb() {
    process = LocalDynamoDb.start(ChildProcess.folder("dynamodb"));
    endpoint = process.endpoint();
    client =
        DynamoDbAsyncClient.builder().region(Region.US_EAST_1).endpointOverride(endpoint).build();
  }

  /** One for all tests that leave it running. */
  static synchronized DynamoDb running() {
    if (shared == null) {
      shared = new DynamoDb();
    }
    return shared;
  }

  /** One to be closed. */
  public static DynamoDb ofItsOwn() {
    return new DynamoDb();
  }

  @Override
  public void close() {
    client.close();
    process.close();
  }
}
