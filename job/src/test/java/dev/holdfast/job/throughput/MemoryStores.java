package dev.holdfast.job.throughput;

import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.Receivers;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.log.Chance;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Items;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.Retention;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.SystemChance;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A log, and read models that answer at once and keep snapshots alone. One at a time in this
 * process: operators find them wherever Flink runs them.
 */
final class MemoryStores implements Stores {
  private static final long serialVersionUID = 1L;
  private static volatile EventLog log;
  private static volatile Consumer<Hold> onHold;
  private static volatile Map<String, StockLevel> levels;

  /**
   * @param holds told of each row of a reservation, by many threads
   */
  static MemoryStores of(EventLog events, Consumer<Hold> holds) {
    log = events;
    onHold = holds;
    levels = new ConcurrentHashMap<>();
    return new MemoryStores();
  }

  @Override
  public Opened open(String user) {
    SystemTimekeeper time = new SystemTimekeeper(user);
    return new Opened() {
      @Override
      public EventLog log() {
        return log;
      }

      @Override
      public Items items() {
        // A scan finds nothing that the stream does not bring.
        return new MemoryEventLog();
      }

      @Override
      public Retention retention() {
        return (item, seq, ttl) -> CompletableFuture.completedFuture(null);
      }

      @Override
      public SnapshotStore snapshots() {
        return item -> CompletableFuture.completedFuture(Optional.ofNullable(levels.get(item)));
      }

      @Override
      public ReservationRows reservations() {
        return (item, id) -> CompletableFuture.completedFuture(Optional.empty());
      }

      @Override
      public ReadModels readModels() {
        return new Rows();
      }

      @Override
      public Receivers receivers() {
        throw new UnsupportedOperationException("nobody is told of events here");
      }

      @Override
      public Timekeeper time() {
        return time;
      }

      @Override
      public Chance chance() {
        return new SystemChance();
      }

      @Override
      public void close() {
        time.close();
      }
    };
  }

  private static final class Rows implements ReadModels {
    @Override
    public CompletionStage<Void> write(Hold hold) {
      onHold.accept(hold);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Boolean> writeIfSamePlacing(Hold hold) {
      return write(hold).thenApply(written -> true);
    }

    @Override
    public CompletionStage<Void> write(StockLevel level) {
      levels.merge(
          level.getItem(), level, (there, ours) -> there.getSeq() < ours.getSeq() ? ours : there);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> write(Availability availability) {
      return CompletableFuture.completedFuture(null);
    }
  }
}
