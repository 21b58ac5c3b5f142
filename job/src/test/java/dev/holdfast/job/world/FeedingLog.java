package dev.holdfast.job.world;

import dev.holdfast.job.source.RawRecord;
import dev.holdfast.log.AppendResult;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Items;
import dev.holdfast.log.LogPage;
import dev.holdfast.log.Retention;
import dev.holdfast.log.RowKey;
import dev.holdfast.log.UnreadableRows;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.schema.Commit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A log in memory whose commits come out of a change stream. */
public final class FeedingLog implements EventLog, Items, Retention {
  private final MemoryEventLog log = new MemoryEventLog();
  private final UnreadableRows rows = new UnreadableRows(log);
  private final Feed changes;
  private final AtomicInteger failing = new AtomicInteger();
  private final AtomicInteger failingScans = new AtomicInteger();
  private final AtomicInteger scanned = new AtomicInteger();
  private volatile Predicate<Commit> held = commit -> true;
  private volatile Predicate<String> heldReads = item -> false;
  private volatile CompletableFuture<Void> readGate = CompletableFuture.completedFuture(null);
  private volatile Predicate<Commit> lost = commit -> false;
  private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
  private volatile ObjLongConsumer<String> beforeRetiring = (item, seq) -> {};

  FeedingLog(Feed changes) {
    this.changes = changes;
  }

  /** Its rows, to damage some: one that is there already came out of the change stream whole. */
  public UnreadableRows rows() {
    return rows;
  }

  /** From now on, the change stream does not bring these. */
  public void lose(Predicate<Commit> these) {
    lost = these;
  }

  /** The next so many writes fail, their outcome unknown. */
  public void failNext(int writes) {
    failing.set(writes);
  }

  /** From now on what is appended is written, but the answers stay away until released. */
  public void holdAnswers() {
    holdAnswers(commit -> true);
  }

  /** The same for some commits only. */
  public void holdAnswers(Predicate<Commit> these) {
    held = these;
    gate = new CompletableFuture<>();
  }

  public void releaseAnswers() {
    gate.complete(null);
  }

  @Override
  public CompletionStage<AppendResult> append(Commit commit) {
    if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return CompletableFuture.failedFuture(new TimeoutException("no answer"));
    }
    CompletionStage<AppendResult> result = write(commit);
    return held.test(commit) ? gate.thenCompose(open -> result) : result;
  }

  private CompletionStage<AppendResult> write(Commit commit) {
    return rows.append(commit)
        .thenApply(
            result -> {
              if (result.isWritten() && !lost.test(commit)) {
                changes.add(change(commit));
              }
              return result;
            });
  }

  /** From now on reads of these items do not answer, until released. */
  public void holdReads(Predicate<String> items) {
    heldReads = items;
    readGate = new CompletableFuture<>();
  }

  public void releaseReads() {
    readGate.complete(null);
  }

  @Override
  public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
    return heldReads.test(item)
        ? readGate.thenCompose(open -> rows.read(item, afterSeq, limit))
        : rows.read(item, afterSeq, limit);
  }

  @Override
  public CompletionStage<Optional<String>> after(int segment, int ofSegments, String item) {
    return scan(() -> log.after(segment, ofSegments, item));
  }

  @Override
  public CompletionStage<LogPage> rows(
      int segment, int ofSegments, Optional<RowKey> after, int limit) {
    return scan(() -> log.rows(segment, ofSegments, after, limit).thenApply(rows::damaged));
  }

  private <T> CompletionStage<T> scan(Supplier<CompletionStage<T>> step) {
    scanned.incrementAndGet();
    return failingScans.getAndUpdate(left -> Math.max(0, left - 1)) > 0
        ? CompletableFuture.failedFuture(new TimeoutException("no answer"))
        : step.get();
  }

  /** The next so many steps of a scan fail. */
  public void failScans(int steps) {
    failingScans.set(steps);
  }

  /** How often it was asked for what follows an item or a row. */
  public int scanned() {
    return scanned.get();
  }

  @Override
  public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
    return rows.newest(item, afterSeq, limit);
  }

  /** From now on, is told of each row that is about to be retired. */
  public void beforeRetiring(ObjLongConsumer<String> listener) {
    beforeRetiring = listener;
  }

  @Override
  public CompletionStage<Void> retire(String item, long seq, long ttl) {
    beforeRetiring.accept(item, seq);
    if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return CompletableFuture.failedFuture(new TimeoutException("no answer"));
    }
    return log.retire(item, seq, ttl);
  }

  /** When the row may go, epoch seconds; empty if it has no end. */
  public OptionalLong ttl(String item, long seq) {
    return log.ttl(item, seq);
  }

  /** Takes a row away, as its ttl would. */
  public void expire(String item, long seq) {
    log.expire(item, seq);
  }

  private RawRecord change(Commit commit) {
    String id = commit.getItem() + "/" + commit.getSeq();
    byte[] change =
        rows.isDamaged(commit.getItem(), commit.getSeq())
            ? Changes.insertUnreadable(commit)
            : Changes.insert(commit);
    return new RawRecord("changes", "shard-0", id, 0, change);
  }
}
