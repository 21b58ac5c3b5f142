package dev.holdfast.local;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.DynamoDbPart;
import dev.holdfast.log.dynamodb.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Tables of the local system, to be lost, and restored as the service does: as another table. */
final class StoredTables implements AutoCloseable {
  private final DynamoDbAsyncClient client;
  private final Tables tables;

  StoredTables(LocalConfig config) {
    tables = new Tables(config.prefix());
    client =
        DynamoDbAsyncClient.builder()
            .endpointOverride(DynamoDbPart.endpoint(config))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
  }

  List<Map<String, AttributeValue>> rows(String table) {
    List<Map<String, AttributeValue>> rows = new ArrayList<>();
    Map<String, AttributeValue> from = null;
    do {
      Map<String, AttributeValue> after = from;
      ScanResponse page =
          client
              .scan(scan -> scan.tableName(table).consistentRead(true).exclusiveStartKey(after))
              .join();
      rows.addAll(page.items());
      from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
    } while (from != null);
    return rows;
  }

  /** Another table of the same name takes its place. */
  void makeAnew(String table, List<Map<String, AttributeValue>> rows) {
    client.deleteTable(delete -> delete.tableName(table)).join();
    tables.createMissing(client);
    rows.forEach(row -> client.putItem(put -> put.tableName(table).item(row)).join());
  }

  void delete(String table, String keyName, String key) {
    client
        .deleteItem(
            delete -> delete.tableName(table).key(Map.of(keyName, AttributeValue.fromS(key))))
        .join();
  }

  @Override
  public void close() {
    client.close();
  }
}
