package dev.holdfast.job.world;

import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** The read models in memory, with their condition that a row never goes back. */
public final class MemoryReadModels implements ReadModels {
  private final Map<String, Hold> holds = new ConcurrentHashMap<>();
  private final Map<String, Integer> holdWrites = new ConcurrentHashMap<>();
  private final Map<String, StockLevel> levels = new ConcurrentHashMap<>();
  private final Map<String, Availability> availabilities = new ConcurrentHashMap<>();

  /** How long it takes to write a reservation's row. */
  public volatile long holdWriteMillis;

  @Override
  public CompletionStage<Void> write(Hold hold) {
    Executor later =
        holdWriteMillis == 0
            ? Runnable::run
            : CompletableFuture.delayedExecutor(holdWriteMillis, TimeUnit.MILLISECONDS);
    String key = Rows.key(hold.getItem(), hold.getReservation());
    return CompletableFuture.supplyAsync(() -> holdWrites.merge(key, 1, Integer::sum), later)
        .thenCompose(writes -> put(holds, key, hold, Hold::getSeq));
  }

  @Override
  public CompletionStage<Boolean> writeIfSamePlacing(Hold hold) {
    Hold there = hold(hold.getItem(), hold.getReservation());
    boolean isOfOtherPlacing =
        there != null
            && there.getSeq() < hold.getSeq()
            && there.getPlacedSeq() != hold.getPlacedSeq();
    return isOfOtherPlacing
        ? CompletableFuture.completedFuture(false)
        : write(hold).thenApply(told -> true);
  }

  @Override
  public CompletionStage<Void> write(StockLevel level) {
    return put(levels, level.getItem(), level, StockLevel::getSeq);
  }

  @Override
  public CompletionStage<Void> write(Availability availability) {
    return put(availabilities, availability.getItem(), availability, Availability::getSeq);
  }

  private static <T> CompletionStage<Void> put(
      Map<String, T> rows, String key, T row, ToLongFunction<T> seq) {
    rows.merge(
        key, row, (there, ours) -> seq.applyAsLong(there) < seq.applyAsLong(ours) ? ours : there);
    return CompletableFuture.completedFuture(null);
  }

  public CompletionStage<Optional<Hold>> reservation(String item, String reservation) {
    return CompletableFuture.completedFuture(
        Optional.ofNullable(holds.get(Rows.key(item, reservation))));
  }

  public CompletionStage<Optional<StockLevel>> snapshot(String item) {
    return CompletableFuture.completedFuture(Optional.ofNullable(levels.get(item)));
  }

  /** The row of a reservation, or null. */
  public Hold hold(String item, String reservation) {
    return holds.get(Rows.key(item, reservation));
  }

  /** How often the row of a reservation has been written. */
  public int writes(String item, String reservation) {
    return holdWrites.getOrDefault(Rows.key(item, reservation), 0);
  }

  /** The item's snapshot, or null. */
  public StockLevel level(String item) {
    return levels.get(item);
  }

  /** The row of an item, or null. */
  public Availability availability(String item) {
    return availabilities.get(item);
  }
}
