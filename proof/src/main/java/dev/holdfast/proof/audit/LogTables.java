package dev.holdfast.proof.audit;

import dev.holdfast.log.dynamodb.CommitRows;
import dev.holdfast.log.dynamodb.TableSet;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.proof.audit.Ledger.Level;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.UndecodableException;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
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
    scan(
        tables.snapshots(),
        row -> {
          if (TableSet.isItem(text(row, "item"))) {
            level(ledger, "snapshot", row, ledger::snapshot);
          }
        },
        read);
    scan(
        tables.availability(),
        row -> level(ledger, "availability", row, ledger::availability),
        read);
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

  private static void logged(Ledger ledger, Map<String, AttributeValue> row) throws SQLException {
    String item = row.get("item").s();
    long seq = number(row, "seq");
    Commit commit;
    Long ttl;
    try {
      commit =
          CommitRows.of(
              item,
              seq,
              text(row, "commitId"),
              number(row, "at"),
              value(row, "events", AttributeValue::b).asByteArrayUnsafe());
      ttl = row.containsKey("ttl") ? (Long) number(row, "ttl") : null;
    } catch (UndecodableException | RuntimeException e) {
      ledger.unreadableCommit(item, seq, why(e));
      return;
    }
    ledger.logged(commit, ttl);
  }

  private static void level(
      Ledger ledger, String kind, Map<String, AttributeValue> row, Taker<Level> taker)
      throws SQLException {
    String item = text(row, "item");
    Level level;
    try {
      level = new Level(item, number(row, "seq"), number(row, "onHand"), number(row, "reserved"));
    } catch (RuntimeException e) {
      ledger.unreadableLevel(item, kind, why(e));
      return;
    }
    taker.take(level);
  }

  private static String why(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private static long number(Map<String, AttributeValue> row, String name) {
    return Long.parseLong(value(row, name, AttributeValue::n));
  }

  private static String text(Map<String, AttributeValue> row, String name) {
    return value(row, name, AttributeValue::s);
  }

  /** Others may have changed a row: it may lack any attribute but its key, or have it otherwise. */
  private static <T> T value(
      Map<String, AttributeValue> row, String name, Function<AttributeValue, T> as) {
    T value = row.containsKey(name) ? as.apply(row.get(name)) : null;
    if (value == null) {
      throw new IllegalArgumentException("no `" + name + "`, or one of another type");
    }
    return value;
  }
}
