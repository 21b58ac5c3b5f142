package dev.holdfast.proof.rebuild;

import dev.holdfast.log.Causes;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.proof.stored.WholeTables;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBAppender;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The tables: read as a whole, and row by row made as they must be. */
final class StoredRows {
  /** A connection each. */
  static final int UNDER_WAY_MAX = 64;

  private final DynamoDbAsyncClient client;
  private final WholeTables whole;
  private final Tables tables;
  private final Deque<CompletableFuture<?>> underWay = new ArrayDeque<>();

  StoredRows(DynamoDbAsyncClient client, Tables tables) {
    this.client = client;
    this.whole = new WholeTables(client);
    this.tables = tables;
  }

  /** About how many rows there are. */
  long about() {
    long sum = whole.rowsAbout(tables.events());
    for (Model model : Model.values()) {
      sum += whole.rowsAbout(model.table(tables));
    }
    return sum;
  }

  /** Reads the log as it lies there; what is no commit shows when it is folded. */
  void log(DuckDBAppender into, AtomicLong read) throws SQLException {
    whole.read(
        tables.events(),
        row -> {
          into.beginRow();
          into.append(row.get("item").s());
          into.append(Long.parseLong(row.get("seq").n()));
          AttributeValue commitId = row.get("commitId");
          into.append(commitId == null || commitId.s() == null ? "" : commitId.s());
          AttributeValue at = row.get("at");
          into.append(at == null || at.n() == null ? 0 : Long.parseLong(at.n()));
          AttributeValue events = row.get("events");
          into.append(
              events == null || events.b() == null ? new byte[0] : events.b().asByteArray());
          into.endRow();
        },
        read::addAndGet);
  }

  /**
   * Reads the read models.
   *
   * @param now epoch milliseconds; rows that may have been deleted by then do not count
   */
  void models(DuckDBAppender into, long now, AtomicLong read) throws SQLException {
    for (Model model : Model.values()) {
      whole.read(
          model.table(tables),
          row -> {
            AttributeValue ttl = row.get(Rows.TTL);
            boolean hasEnded = ttl != null && Long.parseLong(ttl.n()) * 1_000 < now;
            if (model.isAboutAnItem(row) && !hasEnded) {
              String key = model.key(row);
              AttributeValue seq = row.get("seq");
              into.beginRow();
              into.append(model.name());
              into.append(key);
              into.append(key.substring(0, (key + "#").indexOf('#')));
              into.append(seq == null || seq.n() == null ? 0 : Long.parseLong(seq.n()));
              into.append(Model.compared(row));
              into.endRow();
            }
          },
          read::addAndGet);
    }
  }

  /**
   * Puts a row in the place of what was seen.
   *
   * @param ttl epoch seconds; 0 for none
   */
  void put(Model model, String compared, long ttl, long now, SeenRow seen) {
    Map<String, AttributeValue> row = model.written(compared, now);
    if (ttl != 0) {
      row.put(Rows.TTL, AttributeValue.fromN(Long.toString(ttl)));
    }
    begin(
        client.putItem(
            put ->
                put.tableName(model.table(tables))
                    .item(row)
                    .conditionExpression(seen.condition())
                    .expressionAttributeValues(seen.values())));
  }

  void delete(Model model, String key, SeenRow seen) {
    begin(
        client.deleteItem(
            delete ->
                delete
                    .tableName(model.table(tables))
                    .key(Map.of(model.keyName(), AttributeValue.fromS(key)))
                    .conditionExpression(seen.condition())
                    .expressionAttributeValues(seen.values())));
  }

  /** If somebody was there meanwhile, his is left; the comparison that follows shows it. */
  private void begin(CompletableFuture<?> write) {
    if (underWay.size() == UNDER_WAY_MAX) {
      underWay.remove().join();
    }
    underWay.add(
        write.exceptionally(
            failure -> {
              if (Causes.of(failure) instanceof ConditionalCheckFailedException) {
                return null;
              }
              throw new CompletionException(Causes.of(failure));
            }));
  }

  /** Returns when all that was begun is done. */
  void await() {
    while (!underWay.isEmpty()) {
      underWay.remove().join();
    }
  }
}
