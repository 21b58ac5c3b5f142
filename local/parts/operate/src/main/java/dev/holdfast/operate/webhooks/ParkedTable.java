package dev.holdfast.operate.webhooks;

import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.ParkedWebhook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** The table of parked events. */
final class ParkedTable {
  /** More are left for the next time. */
  static final int ROWS_MAX = 100_000;

  private final DynamoDbAsyncClient client;
  private final String table;

  ParkedTable(DynamoDbAsyncClient client, Tables tables) {
    this.client = client;
    this.table = tables.parkedWebhooks();
  }

  /** All of them, the oldest first. */
  List<ParkedWebhook> all() {
    List<ParkedWebhook> rows = new ArrayList<>();
    Map<String, AttributeValue> from = null;
    do {
      Map<String, AttributeValue> after = from;
      ScanResponse page =
          client.scan(scan -> scan.tableName(table).exclusiveStartKey(after)).join();
      page.items().forEach(row -> rows.add(Rows.fromRow(row, ParkedWebhook.class)));
      from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
    } while (from != null && rows.size() < ROWS_MAX);
    rows.sort(Comparator.comparingLong(ParkedWebhook::getAt).thenComparing(ParkedTable::key));
    return rows;
  }

  /** How a command names one. */
  static String key(ParkedWebhook parked) {
    return Rows.key(parked.getEndpoint(), parked.getId());
  }

  void delete(ParkedWebhook parked) {
    client
        .deleteItem(
            delete ->
                delete.tableName(table).key(Map.of(Rows.KEY, AttributeValue.fromS(key(parked)))))
        .join();
  }
}
