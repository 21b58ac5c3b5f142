package dev.holdfast.proof.audit;

import dev.holdfast.log.dynamodb.Tables;
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
    scan(tables.events(), row -> StoredRows.logged(ledger, row), read);
    scan(tables.snapshots(), row -> StoredRows.snapshot(ledger, row), read);
    scan(tables.availability(), row -> StoredRows.availability(ledger, row), read);
  }

  private interface Taker<T> {
    void take(T value) throws SQLException;
  }

  private void scan(String table, Taker<Map<String, AttributeValue>> reader, LongConsumer read)
      throws SQLException {
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
        reader.take(row);
      }
      read.accept(page.count());
      from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
    } while (from != null);
  }
}
