package dev.holdfast.proof.history.shop;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockFold;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.log.dynamodb.DynamoDbEventLog;
import dev.holdfast.log.dynamodb.DynamoDbReadModels;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.proof.history.record.Answer;
import dev.holdfast.proof.history.record.Kind;
import dev.holdfast.proof.history.record.Names;
import dev.holdfast.proof.history.record.Operation;
import dev.holdfast.proof.part.DynamoDbLocal;
import dev.holdfast.schema.Commit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Changes stock, as one more writer on the log; straight to the store, past all faults. */
public final class Stockroom implements AutoCloseable {
  private static final Duration RETENTION = Duration.ofDays(30);

  private final DynamoDbLocal dynamoDb;
  private final Tables tables;
  private final SystemTimekeeper time = new SystemTimekeeper("stockroom");
  private final ItemWriter writer;

  public Stockroom(DynamoDbLocal dynamoDb, Tables tables) {
    this.dynamoDb = dynamoDb;
    this.tables = tables;
    DynamoDbReadModels models = new DynamoDbReadModels(dynamoDb.client(), tables);
    this.writer =
        new ItemWriter(
            new DynamoDbEventLog(dynamoDb.client(), tables),
            models.snapshots(),
            models.reservations(),
            time,
            WriterSettings.forRetention(RETENTION));
  }

  /**
   * A change that was asked for.
   *
   * @param sold units that it took off what is on hand
   */
  record Changed(Operation operation, long sold) {}

  /**
   * Writes a change.
   *
   * @param number of the change
   * @return what happened; empty if nothing was to be changed
   */
  CompletionStage<Optional<Changed>> write(Shelf shelf, int number, Change change) {
    long invoked = System.nanoTime();
    return writer
        .submit(shelf.item(), change)
        .handle(
            (commit, failure) ->
                failure == null
                    ? commit.map(one -> new Changed(changed(number, invoked, one), sold(one)))
                    : Optional.of(new Changed(nobodyKnows(number, invoked), 0)));
  }

  /**
   * Gives an item its first stock.
   *
   * @param snapshot whether readers are to start from a snapshot of it; it tells of no reservation,
   *     so that it needs no rows in the read model
   */
  CompletionStage<Operation> open(Shelf shelf, int number, int units, boolean snapshot) {
    long invoked = System.nanoTime();
    return writer
        .submit(shelf.item(), Change.received(Names.change(number), units))
        .thenCompose(
            commit -> {
              Operation opened = changed(number, invoked, commit.orElseThrow());
              return snapshot
                  ? keep(commit.orElseThrow()).handle((kept, failure) -> opened)
                  : CompletableFuture.completedStage(opened);
            })
        .exceptionally(failure -> nobodyKnows(number, invoked));
  }

  /** Units that the commit took off what is on hand. */
  private static long sold(Commit commit) {
    return commit.getEvents().stream().mapToLong(e -> Math.max(0, -e.getOnHandDelta())).sum();
  }

  private static Operation nobodyKnows(int number, long invoked) {
    return Operation.of(Kind.STOCK, Answer.NONE, number, 0, invoked, 0);
  }

  private static Operation changed(int number, long invoked, Commit commit) {
    return Operation.of(Kind.STOCK, Answer.CHANGED, number, 0, invoked, System.nanoTime())
        .withSeq(commit.getSeq());
  }

  private CompletionStage<?> keep(Commit first) {
    var row = Rows.toRow(StockFold.apply(Levels.empty(first.getItem()), first));
    return dynamoDb.client().putItem(put -> put.tableName(tables.snapshots()).item(row));
  }

  @Override
  public void close() {
    time.close();
  }
}
