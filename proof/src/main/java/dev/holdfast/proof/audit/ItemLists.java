package dev.holdfast.proof.audit;

import dev.holdfast.log.Items;
import dev.holdfast.log.dynamodb.DynamoDbItems;
import dev.holdfast.log.dynamodb.TableSet;
import dev.holdfast.log.dynamodb.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Names items one after the other, by where they are listed; each list can be entered anywhere. */
final class ItemLists {
  /** Where items are listed, in the order in which they are walked through. */
  enum Source {
    LOG,
    SNAPSHOTS,
    AVAILABILITY,
    ARCHIVE;

    Optional<Source> next() {
      return switch (this) {
        case LOG -> Optional.of(SNAPSHOTS);
        case SNAPSHOTS -> Optional.of(AVAILABILITY);
        case AVAILABILITY -> Optional.of(ARCHIVE);
        case ARCHIVE -> Optional.empty();
      };
    }
  }

  private final DynamoDbAsyncClient client;
  private final Tables tables;
  private final Items logged;
  private final ArchivedItems archived;

  ItemLists(DynamoDbAsyncClient client, Tables tables, Path archive) {
    this.client = client;
    this.tables = tables;
    this.logged = new DynamoDbItems(client, tables);
    this.archived = new ArchivedItems(archive);
  }

  /**
   * The item that follows.
   *
   * @param after one of the list; null to begin
   * @return empty after the last one
   */
  Optional<String> next(Source list, String after) throws IOException, SQLException {
    return switch (list) {
      case LOG -> logged.after(0, 1, after).toCompletableFuture().join();
      case SNAPSHOTS -> scanned(tables.snapshots(), after);
      case AVAILABILITY -> scanned(tables.availability(), after);
      case ARCHIVE -> archived.after(after == null ? "" : after);
    };
  }

  private Optional<String> scanned(String table, String after) {
    Optional<String> next = anyRow(table, after);
    return next.isPresent() && !TableSet.isItem(next.get()) ? anyRow(table, next.get()) : next;
  }

  private Optional<String> anyRow(String table, String after) {
    Map<String, AttributeValue> from =
        after == null ? null : Map.of("item", AttributeValue.fromS(after));
    ScanResponse page;
    do {
      Map<String, AttributeValue> start = from;
      page = client.scan(scan -> scan.tableName(table).exclusiveStartKey(start).limit(1)).join();
      from = page.lastEvaluatedKey();
    } while (page.items().isEmpty() && page.hasLastEvaluatedKey());
    return page.items().stream().findFirst().map(row -> row.get("item").s());
  }
}
