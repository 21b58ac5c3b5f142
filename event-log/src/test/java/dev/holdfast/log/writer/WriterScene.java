package dev.holdfast.log.writer;

import dev.holdfast.domain.Holds;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockFold;
import dev.holdfast.log.Commits;
import dev.holdfast.log.ManualTime;
import dev.holdfast.log.ScriptedLog;
import dev.holdfast.log.SystemChance;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A writer on a log in memory, with time, faults and read models in the test's hands. */
abstract class WriterScene {
  static final String ITEM = "mug";

  final ManualTime time = new ManualTime(1_700_000_000_000L);
  final MemoryEventLog rows = new MemoryEventLog();
  final ScriptedLog log = new ScriptedLog(rows);
  final Map<String, StockLevel> snapshots = new HashMap<>();
  final Map<String, Hold> reservations = new HashMap<>();
  final List<String> lookUps = new ArrayList<>();
  final List<String> behind = new ArrayList<>();
  int snapshotReads;
  CompletableFuture<Void> slowSnapshots = done(null);
  WriterSettings settings = WriterSettings.forRetention(Duration.ofDays(7));
  ItemWriter writer = newWriter();

  ItemWriter newWriter() {
    return newWriter(settings);
  }

  ItemWriter newWriter(WriterSettings settings) {
    return new ItemWriter(
        log,
        item -> {
          snapshotReads++;
          Optional<StockLevel> snapshot = Optional.ofNullable(snapshots.get(item));
          return slowSnapshots.thenApply(done -> snapshot);
        },
        (item, reservation) -> {
          lookUps.add(item + "/" + reservation);
          return done(Optional.ofNullable(reservations.get(item + "/" + reservation)));
        },
        time,
        new SystemChance(),
        settings,
        this::onBehind);
  }

  /** Hears of snapshots that are behind. */
  void onBehind(String item, long tailSeq) {
    behind.add(item + " up to " + tailSeq);
  }

  void stock(long quantity) {
    rows.append(Commits.received(ITEM, 1, quantity));
  }

  void snapshot() {
    snapshots.put(ITEM, level());
  }

  CompletableFuture<String> take(String reservation, long quantity) {
    return writer.submit(ITEM, new Take(reservation, quantity)).toCompletableFuture();
  }

  CompletableFuture<String> takeFrom(StockLevel known, String reservation, long quantity) {
    return writer.submit(ITEM, new Take(reservation, quantity, known)).toCompletableFuture();
  }

  /** The level as somebody knows it who has just seen its last commit being written. */
  StockLevel known() {
    return StockLevel.newBuilder(level()).setAt(time.now()).build();
  }

  StockLevel level() {
    StockLevel level = Levels.empty(ITEM);
    for (Commit commit : commits()) {
      level = StockFold.apply(level, commit);
    }
    return level;
  }

  List<Commit> commits() {
    return rows.read(ITEM, 0, 1_000).toCompletableFuture().join();
  }

  static Hold hold(String reservation, HoldStatus status) {
    return Hold.newBuilder(Holds.placed(ITEM, reservation, "cart", 2, 0, 1, 0))
        .setStatus(status)
        .build();
  }

  static <T> CompletableFuture<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }
}
