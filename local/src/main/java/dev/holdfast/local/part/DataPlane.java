package dev.holdfast.local.part;

import dev.holdfast.local.child.PartFailed;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Part;
import dev.holdfast.log.dynamodb.TableSet;
import dev.holdfast.log.dynamodb.Tables;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** What gateway and job expect to find: the tables, and the stream that carries the commands. */
public final class DataPlane {
  /** More than one, so that watermarks over shards are real. */
  private static final int SHARDS = 2;

  private static final String TABLES_ONLY =
      " `./holdfast start --tables` starts what that needs, and nothing else.";

  private final LocalConfig config;

  public DataPlane(LocalConfig config) {
    this.config = config;
  }

  /**
   * Makes the tables that are not there yet.
   *
   * @throws PartFailed if one is another than before, restored or lost: nothing may build on it
   */
  public void makeTables() throws PartFailed {
    try (DynamoDbAsyncClient client = client(config)) {
      Tables tables = new Tables(config.prefix());
      tables.createMissing(client);
      Optional<String> fault = new TableSet(client, tables).fault().toCompletableFuture().join();
      if (fault.isPresent() && !config.parts().equals(Set.of(Part.DYNAMODB))) {
        throw new PartFailed(fault.get() + TABLES_ONLY);
      }
    }
  }

  /** Makes the stream if it is not there yet. */
  public void makeStream() throws IOException, InterruptedException {
    commands(config).create(SHARDS);
  }

  /** What the tables are reached by. */
  public static DynamoDbAsyncClient client(LocalConfig config) {
    var credentials = AwsBasicCredentials.create("local", "local");
    return DynamoDbAsyncClient.builder()
        .endpointOverride(DynamoDbPart.endpoint(config))
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }

  /** The stream that carries the commands. */
  public static KinesisStream commands(LocalConfig config) {
    return new KinesisStream(KinesisPart.endpoint(config), config.commandStream());
  }
}
