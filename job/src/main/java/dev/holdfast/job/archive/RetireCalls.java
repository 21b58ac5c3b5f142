package dev.holdfast.job.archive;

import dev.holdfast.log.Causes;
import dev.holdfast.log.Retention;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.schema.StockLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The retiring under way: at most one call for each item, and so many in all. */
final class RetireCalls {
  /** Calls under way in one subtask. */
  static final int CALLS_MAX = 32;

  /** Rows of one call, all written at once. */
  static final int ROWS_MAX = 25;

  /** What became of a call. */
  static final class Answer {
    /** All rows up to here are retired. */
    final long retiredUpTo;

    final long snapshotSeq;

    /** Null if all went well. */
    final Throwable failure;

    Answer(long retiredUpTo, long snapshotSeq, Throwable failure) {
      this.retiredUpTo = retiredUpTo;
      this.snapshotSeq = snapshotSeq;
      this.failure = failure;
    }
  }

  private final SnapshotStore snapshots;
  private final Retention retention;
  private final Map<String, CompletableFuture<Answer>> calls = new HashMap<>();

  RetireCalls(SnapshotStore snapshots, Retention retention) {
    this.snapshots = snapshots;
    this.retention = retention;
  }

  boolean isFull() {
    return calls.size() >= CALLS_MAX;
  }

  boolean isUnderWay(String item) {
    return calls.containsKey(item);
  }

  /**
   * Reads the snapshot and retires the next rows that may be.
   *
   * @param upTo the last row to retire; archived, and at most {@link #ROWS_MAX} from here
   * @param ttl what they get, epoch seconds
   */
  void start(String item, long retiredUpTo, long upTo, long ttl) {
    CompletableFuture<Answer> call =
        snapshots
            .find(item)
            .thenCompose(snapshot -> retire(item, retiredUpTo, upTo, seq(snapshot), ttl))
            .exceptionally(failure -> new Answer(retiredUpTo, 0, Causes.of(failure)))
            .toCompletableFuture();
    calls.put(item, call);
  }

  /** The answer, if it is there. */
  Optional<Answer> take(String item) {
    CompletableFuture<Answer> call = calls.get(item);
    if (!call.isDone()) {
      return Optional.empty();
    }
    calls.remove(item);
    return Optional.of(call.join());
  }

  private CompletableFuture<Answer> retire(
      String item, long retiredUpTo, long upTo, long snapshot, long ttl) {
    long last = Retirement.retirableUpTo(upTo, snapshot);
    List<CompletableFuture<Throwable>> rows = new ArrayList<>();
    for (long seq = retiredUpTo + 1; seq <= last; seq++) {
      rows.add(
          retention
              .retire(item, seq, ttl)
              .handle((done, failure) -> failure)
              .toCompletableFuture());
    }
    return CompletableFuture.allOf(rows.toArray(new CompletableFuture<?>[0]))
        .thenApply(all -> answer(retiredUpTo, snapshot, rows));
  }

  private static Answer answer(
      long retiredBefore, long snapshot, List<CompletableFuture<Throwable>> rows) {
    long retired = retiredBefore;
    for (CompletableFuture<Throwable> row : rows) {
      Throwable failure = row.join();
      if (failure != null) {
        return new Answer(retired, snapshot, Causes.of(failure));
      }
      retired++;
    }
    return new Answer(retired, snapshot, null);
  }

  private static long seq(Optional<StockLevel> snapshot) {
    return snapshot.map(StockLevel::getSeq).orElse(0L);
  }
}
