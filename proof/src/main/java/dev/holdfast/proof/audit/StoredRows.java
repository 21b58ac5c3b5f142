package dev.holdfast.proof.audit;

import dev.holdfast.log.dynamodb.CommitRows;
import dev.holdfast.log.dynamodb.TableSet;
import dev.holdfast.proof.audit.Ledger.Level;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.UndecodableException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Takes rows of the tables into a ledger, those included that cannot be read. */
final class StoredRows {
  private StoredRows() {}

  private interface Taker {
    void take(Level level) throws SQLException;
  }

  static void snapshot(Ledger ledger, Map<String, AttributeValue> row) throws SQLException {
    if (TableSet.isItem(text(row, "item"))) {
      level(ledger, "snapshot", row, ledger::snapshot);
    }
  }

  static void availability(Ledger ledger, Map<String, AttributeValue> row) throws SQLException {
    level(ledger, "availability", row, ledger::availability);
  }

  /**
   * A row of the log. One that has expired may be deleted at any moment, and in any order with
   * others; it counts as gone.
   */
  static void logged(Ledger ledger, Map<String, AttributeValue> row) throws SQLException {
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
    if (ttl == null || ttl > Instant.now().getEpochSecond()) {
      ledger.logged(commit, ttl);
    }
  }

  private static void level(
      Ledger ledger, String kind, Map<String, AttributeValue> row, Taker taker)
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
