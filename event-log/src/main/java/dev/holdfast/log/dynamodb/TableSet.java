package dev.holdfast.log.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which tables belong together: the log, and the read models that were folded from it. A restore
 * from a backup makes another table, if under the same name, of another time; what lies in the
 * others then tells of commits that this one does not have, or the other way round, and a gateway
 * that builds on both sells what is not there. So a row beside the snapshots says when each table
 * was made, and whoever starts compares.
 */
public final class TableSet {
  /** The row's key, which no item can have. */
  private static final String ROW = "#tables";

  private static final String ITEM = "item";

  private final DynamoDbAsyncClient client;
  private final Tables tables;

  public TableSet(DynamoDbAsyncClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  /** Whether a row of `snapshots` is an item's; the other one is this set's. */
  public static boolean isItem(String key) {
    return !key.equals(ROW);
  }

  /**
   * What is wrong, for who runs this; empty if the tables belong together, or nobody has kept which
   * do. Fails if the store does not answer, or a table is not there.
   */
  public CompletionStage<Optional<String>> fault() {
    return kept()
        .thenCompose(
            kept ->
                kept.isEmpty()
                    ? CompletableFuture.completedFuture(Optional.empty())
                    : made().thenApply(made -> difference(kept.get(), made)));
  }

  private static Optional<String> difference(
      Map<String, AttributeValue> kept, Map<String, Long> made) {
    List<String> others = new ArrayList<>();
    made.forEach(
        (table, at) -> {
          AttributeValue known = kept.get(table);
          if (known == null || known.n() == null || Long.parseLong(known.n()) != at) {
            others.add(table + ", made " + Instant.ofEpochMilli(at));
          }
        });
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "These tables are others than the ones that the rest belongs to: "
                + String.join("; ", others)
                + ". If they were restored from a backup, log and read models do not tell the same."
                + " Stop gateways and job, and run `holdfast rebuild --write` (docs/recovery.md).");
  }

  /** Whether it is known which tables belong together. */
  public CompletionStage<Boolean> isKept() {
    return kept().thenApply(Optional::isPresent);
  }

  /** From now on these tables belong together. */
  public CompletionStage<Void> keep() {
    return made()
        .thenCompose(
            made -> {
              Map<String, AttributeValue> row = new LinkedHashMap<>();
              made.forEach((table, at) -> row.put(table, AttributeValue.fromN(at.toString())));
              row.put(ITEM, AttributeValue.fromS(ROW));
              return client.putItem(put -> put.tableName(tables.snapshots()).item(row));
            })
        .thenAccept(written -> {});
  }

  private CompletionStage<Optional<Map<String, AttributeValue>>> kept() {
    return client
        .getItem(
            get ->
                get.tableName(tables.snapshots())
                    .key(Map.of(ITEM, AttributeValue.fromS(ROW)))
                    .consistentRead(true))
        .thenApply(answer -> answer.hasItem() ? Optional.of(answer.item()) : Optional.empty());
  }

  /** When each table was made, epoch milliseconds. */
  private CompletionStage<Map<String, Long>> made() {
    CompletionStage<Map<String, Long>> made =
        CompletableFuture.completedFuture(new LinkedHashMap<>());
    for (String table :
        List.of(
            tables.events(),
            tables.snapshots(),
            tables.availability(),
            tables.reservations(),
            tables.outcomes())) {
      made =
          made.thenCombine(
              madeAt(table),
              (sofar, at) -> {
                sofar.put(table, at);
                return sofar;
              });
    }
    return made;
  }

  private CompletionStage<Long> madeAt(String table) {
    return client
        .describeTable(describe -> describe.tableName(table))
        .thenApply(described -> described.table().creationDateTime().toEpochMilli());
  }
}
