package dev.holdfast.local;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.DynamoDbPart;
import dev.holdfast.log.dynamodb.CommitRows;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.Commit;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rows of the log as an AWS client sees them. */
public final class LogRows implements AutoCloseable {
  private final DynamoDbAsyncClient client;
  private final String table;
  private final String snapshots;

  public LogRows(LocalConfig config) {
    table = new Tables(config.prefix()).events();
    snapshots = new Tables(config.prefix()).snapshots();
    client =
        DynamoDbAsyncClient.builder()
            .endpointOverride(DynamoDbPart.endpoint(config))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
  }

  /** Whether the row may expire. */
  boolean hasEnd(String item, long seq) {
    return row(item, seq).containsKey("ttl");
  }

  public boolean has(String item, long seq) {
    return !row(item, seq).isEmpty();
  }

  /** Whether the item's snapshot tells of a commit. */
  boolean covers(String item, long seq) {
    AttributeValue covered = snapshot(item).get("seq");
    return covered != null && Long.parseLong(covered.n()) >= seq;
  }

  private Map<String, AttributeValue> snapshot(String item) {
    Map<String, AttributeValue> key = Map.of("item", AttributeValue.fromS(item));
    return client.getItem(get -> get.tableName(snapshots).key(key)).join().item();
  }

  /** Appends a commit, as a writer does that has lost sight of the time. */
  void append(Commit commit) {
    client.putItem(put -> put.tableName(table).item(CommitRows.toRow(commit))).join();
  }

  private Map<String, AttributeValue> row(String item, long seq) {
    Map<String, AttributeValue> key =
        Map.of("item", AttributeValue.fromS(item), "seq", AttributeValue.fromN("" + seq));
    return client.getItem(get -> get.tableName(table).key(key).consistentRead(true)).join().item();
  }

  @Override
  public void close() {
    client.close();
  }
}
