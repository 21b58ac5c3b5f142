package dev.holdfast.job.sink;

import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.dynamodb.GatheredRows;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Looks before it writes what is old. A job that reads the log anew, since it has lost its state,
 * comes by commits whose rows have stood for days; a write that is refused costs as much as one
 * that is done, where a hundred rows can be looked at with one call, for a tenth of the price. What
 * a row has told once it tells for ever, or more: so a look need not be of this very moment.
 */
public final class LookFirst implements ReadModels {
  /** More than a job is usually behind, so that new rows are written without a look. */
  static final Duration OLD = Duration.ofMinutes(10);

  private final ReadModels writes;
  private final GatheredRows reservations;
  private final GatheredRows snapshots;
  private final GatheredRows availability;
  private final Timekeeper time;

  public LookFirst(ReadModels writes, DynamoDbAsyncClient client, Tables tables, Timekeeper time) {
    this.writes = writes;
    this.reservations = GatheredRows.seqs(client, tables.reservations(), Rows.KEY);
    this.snapshots = GatheredRows.seqs(client, tables.snapshots(), Rows.ITEM);
    this.availability = GatheredRows.seqs(client, tables.availability(), Rows.ITEM);
    this.time = time;
  }

  @Override
  public CompletionStage<Void> write(Hold hold) {
    return unlessTold(
        reservations, key(hold), hold.getSeq(), hold.getAt(), null, () -> writes.write(hold));
  }

  /** One that tells as much is left alone, and there is nothing to fold into it. */
  @Override
  public CompletionStage<Boolean> writeIfSamePlacing(Hold hold) {
    return unlessTold(
        reservations,
        key(hold),
        hold.getSeq(),
        hold.getAt(),
        true,
        () -> writes.writeIfSamePlacing(hold));
  }

  @Override
  public CompletionStage<Void> write(StockLevel level) {
    return unlessTold(
        snapshots, level.getItem(), level.getSeq(), level.getAt(), null, () -> writes.write(level));
  }

  @Override
  public CompletionStage<Void> write(Availability row) {
    return unlessTold(
        availability, row.getItem(), row.getSeq(), row.getAt(), null, () -> writes.write(row));
  }

  private static String key(Hold hold) {
    return Rows.key(hold.getItem(), hold.getReservation());
  }

  /** Writes, unless it is old and a row was seen to tell of this commit or a later one. */
  private <T> CompletionStage<T> unlessTold(
      GatheredRows rows,
      String key,
      long seq,
      long at,
      T told,
      Supplier<CompletionStage<T>> write) {
    if (time.now() - at < OLD.toMillis()) {
      return write.get();
    }
    return rows.find(key)
        .thenCompose(
            row ->
                row.isPresent() && Long.parseLong(row.get().get(Rows.SEQ).n()) >= seq
                    ? CompletableFuture.completedFuture(told)
                    : write.get());
  }
}
