package dev.holdfast.proof.audit;

import dev.holdfast.log.Commits;
import dev.holdfast.log.dynamodb.CommitRows;
import dev.holdfast.log.dynamodb.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tables and an archive, written by tests as the system would, or not. */
final class WatchedStores {
  private final DynamoDbAsyncClient client;
  private final Tables tables;
  private final Path day;

  WatchedStores(DynamoDbAsyncClient client, Tables tables, Path archive) throws IOException {
    this.client = client;
    this.tables = tables;
    this.day = Files.createDirectories(archive.resolve("day=2026-11-22"));
  }

  /** The folder of the archive. */
  Path archive() {
    return day.getParent();
  }

  Path file(String name) {
    return day.resolve(name + ".parquet");
  }

  private void put(String table, Map<String, AttributeValue> row) {
    client.putItem(put -> put.tableName(table).item(row)).join();
  }

  /** Five units come. */
  void commit(String item, long seq, long at) {
    Map<String, AttributeValue> row =
        new HashMap<>(CommitRows.toRow(Commits.received(item, seq, 5)));
    row.put("at", AttributeValue.fromN(Long.toString(at)));
    put(tables.events(), row);
  }

  void levels(String item, long seq, long onHand) {
    put(tables.snapshots(), level(item, seq, onHand));
    availability(item, seq, onHand);
  }

  void availability(String item, long seq, long onHand) {
    put(tables.availability(), level(item, seq, onHand));
  }

  /** The one among the snapshots that is no item's. */
  void snapshotsOtherRow() {
    put(tables.snapshots(), Map.of("item", AttributeValue.fromS("#tables")));
  }

  private static Map<String, AttributeValue> level(String item, long seq, long onHand) {
    return Map.of(
        "item", AttributeValue.fromS(item),
        "seq", AttributeValue.fromN(Long.toString(seq)),
        "onHand", AttributeValue.fromN(Long.toString(onHand)),
        "reserved", AttributeValue.fromN("0"));
  }

  /**
   * A finished file.
   *
   * @param rows of item, seq, position and both deltas, as SQL has values
   */
  void archived(String file, String rows) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(
          "copy (select * from (values "
              + rows
              + ") as t(item, seq, position, onHandDelta, reservedDelta)) to '"
              + file(file)
              + "' (format parquet)");
    }
  }
}
