package dev.holdfast.job.order;

import dev.holdfast.job.Examples;
import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.Receivers;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.log.AppendResult;
import dev.holdfast.log.Chance;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Items;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.Retention;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.UnreadableRowException;
import dev.holdfast.schema.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;

/** A log of one item, of which only reads are asked. */
final class ScriptedLog implements EventLog, Stores.Opened {
  /** After which seqs it was read. */
  final List<Long> reads = new ArrayList<>();

  boolean readsFail;

  /** The seq of a row that cannot be read; 0 for none. */
  long unreadable;

  private long tail;

  void has(long newest) {
    tail = newest;
  }

  @Override
  public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
    reads.add(afterSeq);
    if (afterSeq < unreadable && unreadable <= afterSeq + limit) {
      return CompletableFuture.failedFuture(
          new UnreadableRowException(item, unreadable, new IllegalStateException("damaged")));
    }
    return readsFail
        ? CompletableFuture.failedFuture(new IllegalStateException("no answer"))
        : CompletableFuture.completedFuture(
            LongStream.rangeClosed(afterSeq + 1, Math.min(tail, afterSeq + limit))
                .mapToObj(Examples::unit)
                .toList());
  }

  @Override
  public CompletionStage<AppendResult> append(Commit commit) {
    throw new IllegalStateException("nobody appends");
  }

  @Override
  public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
    throw new IllegalStateException("nobody asks for the tail");
  }

  @Override
  public EventLog log() {
    return this;
  }

  @Override
  public Items items() {
    return null;
  }

  @Override
  public Retention retention() {
    return null;
  }

  @Override
  public SnapshotStore snapshots() {
    return null;
  }

  @Override
  public ReservationRows reservations() {
    return null;
  }

  @Override
  public ReadModels readModels() {
    return null;
  }

  @Override
  public Receivers receivers() {
    return null;
  }

  @Override
  public Timekeeper time() {
    return null;
  }

  @Override
  public Chance chance() {
    return null;
  }

  @Override
  public void close() {}
}
