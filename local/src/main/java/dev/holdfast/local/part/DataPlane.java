package dev.holdfast.local.part;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.log.dynamodb.Tables;
import java.io.IOException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** What gateway and job expect to find: the tables, and the stream that carries the commands. */
public final class DataPlane {
  /** More than one, so that watermarks over shards are real. */
  private static final int SHARDS = 2;

  private final LocalConfig config;

  public DataPlane(LocalConfig config) {
    this.config = config;
  }

  /** Makes the tables that are not there yet. */
  public void makeTables() {
    var credentials = AwsBasicCredentials.create("local", "local");
    try (DynamoDbAsyncClient client =
        DynamoDbAsyncClient.builder()
            .endpointOverride(DynamoDbPart.endpoint(config))
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .build()) {
      new Tables(config.prefix()).createMissing(client);
    }
  }

  /** Makes the stream if it is not there yet. */
  public void makeStream() throws IOException, InterruptedException {
    new KinesisStream(KinesisPart.endpoint(config), config.commandStream()).create(SHARDS);
  }
}
