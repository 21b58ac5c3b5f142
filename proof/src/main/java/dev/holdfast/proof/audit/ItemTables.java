package dev.holdfast.proof.audit;

import dev.holdfast.log.dynamodb.Tables;
import java.sql.SQLException;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Reads single items into a ledger while others write. First the log, so that rows may expire that
 * are below the snapshot read after it; then the read models; then what the log got meanwhile, so
 * that it has all that they tell of.
 */
final class ItemTables {
  private final DynamoDbAsyncClient client;
  private final Tables tables;

  ItemTables(DynamoDbAsyncClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  /** The rows of the log that were read. */
  long readInto(Ledger ledger, String item) throws SQLException {
    LogPart first = logged(ledger, item, 0);
    Map<String, AttributeValue> snapshot = row(tables.snapshots(), item);
    if (!snapshot.isEmpty()) {
      StoredRows.snapshot(ledger, snapshot);
    }
    Map<String, AttributeValue> availability = row(tables.availability(), item);
    if (!availability.isEmpty()) {
      StoredRows.availability(ledger, availability);
    }
    return first.rows() + logged(ledger, item, first.newest()).rows();
  }

  private record LogPart(long rows, long newest) {}

  private LogPart logged(Ledger ledger, String item, long after) throws SQLException {
    long rows = 0;
    long newest = after;
    Map<String, AttributeValue> from = null;
    do {
      QueryResponse page =
          client.query(rowsAfter(item, after).exclusiveStartKey(from).build()).join();
      for (Map<String, AttributeValue> row : page.items()) {
        StoredRows.logged(ledger, row);
        newest = Long.parseLong(row.get("seq").n());
      }
      rows += page.count();
      from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
    } while (from != null);
    return new LogPart(rows, newest);
  }

  private QueryRequest.Builder rowsAfter(String item, long after) {
    return QueryRequest.builder()
        .tableName(tables.events())
        .keyConditionExpression("#item = :item and #seq > :after")
        .expressionAttributeNames(Map.of("#item", "item", "#seq", "seq"))
        .expressionAttributeValues(
            Map.of(
                ":item", AttributeValue.fromS(item),
                ":after", AttributeValue.fromN(Long.toString(after))))
        .consistentRead(true);
  }

  private Map<String, AttributeValue> row(String table, String item) {
    return client
        .getItem(
            get ->
                get.tableName(table)
                    .key(Map.of("item", AttributeValue.fromS(item)))
                    .consistentRead(true))
        .join()
        .item();
  }

  /** Whether the log has a row of it, readable or not. */
  boolean isLogged(String item) {
    return client.query(rowsAfter(item, 0).limit(1).build()).join().count() > 0;
  }
}
