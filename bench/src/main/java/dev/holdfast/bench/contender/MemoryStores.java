package dev.holdfast.bench.contender;

import dev.holdfast.log.EventLog;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Everything in memory. */
final class MemoryStores implements Stores {
  private final MemoryEventLog log = new MemoryEventLog();
  private final Map<String, StockLevel> snapshots = new ConcurrentHashMap<>();

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public EventLog log(String writer) {
    return log.writtenBy(writer);
  }

  @Override
  public SnapshotStore snapshots() {
    return item -> CompletableFuture.completedFuture(Optional.ofNullable(snapshots.get(item)));
  }

  @Override
  public ReservationRows reservations() {
    return (item, reservation) -> CompletableFuture.completedFuture(Optional.empty());
  }

  @Override
  public void load(Iterator<Commit> past) {
    past.forEachRemaining(commit -> log.append(commit).toCompletableFuture().join());
  }

  @Override
  public void snapshot(Iterator<StockLevel> levels) {
    levels.forEachRemaining(level -> snapshots.put(level.getItem(), level));
  }

  @Override
  public void close() {
    // Memory goes by itself.
  }
}
