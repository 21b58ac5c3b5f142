package dev.holdfast.proof.audit;

import dev.holdfast.log.dynamodb.CommitRows;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.proof.audit.Ledger.Level;
import dev.holdfast.schema.UndecodableException;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.LongConsumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Reads whole tables, strongly consistent, into the ledger. */
final class LogTables {
  private final DynamoDbAsyncClient client;
  private final Tables tables;

  LogTables(DynamoDbAsyncClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  /** About how many rows there are to read; DynamoDB counts them anew every six hours. */
  long rowsAbout() {
    return rowsAbout(tables.events())
        + rowsAbout(tables.snapshots())
        + rowsAbout(tables.availability());
  }

  private long rowsAbout(String table) {
    return client.describeTable(request -> request.tableName(table)).join().table().itemCount();
  }

  /**
   * Reads everything.
   *
   * @param read hears how many more rows have been read
   */
  void readInto(Ledger ledger, LongConsumer read) throws SQLException {
    scan(tables.events(), row -> logged(ledger, row), read);
    scan(tables.snapshots(), row -> ledger.snapshot(level(row)), read);
    scan(tables.availability(), row -> ledger.availability(level(row)), read);
  }

  private interface RowReader {
    void read(Map<String, AttributeValue> row) throws SQLException;
  }

  private void scan(String table, RowReader reader, LongConsumer read) throws SQLException {
    Map<String, AttributeValue> from = null;
    do {
      ScanRequest request =
          ScanRequest.builder()
              .tableName(table)
              .consistentRead(true)
              .exclusiveStartKey(from)
              .build();
      ScanResponse page = client.scan(request).join();
      for (Map<String, AttributeValue> row : page.items()) {
        reader.read(row);
      }
      read.accept(page.count());
      from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
    } while (from != null);
  }

  private static void logged(Ledger ledger, Map<String, AttributeValue> row) throws SQLException {
    String item = row.get("item").s();
    long seq = number(row, "seq");
    try {
      ledger.logged(
          CommitRows.of(
              item,
              seq,
              row.get("commitId").s(),
              number(row, "at"),
              row.get("events").b().asByteArrayUnsafe()),
          row.containsKey("ttl") ? number(row, "ttl") : null);
    } catch (UndecodableException e) {
      throw new UnreadableRow("The commit " + item + "/" + seq + " is unreadable", e);
    }
  }

  private static Level level(Map<String, AttributeValue> row) {
    return new Level(
        row.get("item").s(), number(row, "seq"), number(row, "onHand"), number(row, "reserved"));
  }

  private static long number(Map<String, AttributeValue> row, String name) {
    return Long.parseLong(row.get(name).n());
  }
}
