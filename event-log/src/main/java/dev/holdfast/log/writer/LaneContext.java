package dev.holdfast.log.writer;

import dev.holdfast.log.AppendResult;
import dev.holdfast.log.Appender;
import dev.holdfast.log.Chance;
import dev.holdfast.log.CommitReader;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.Stages;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.writer.WriterMeter.Read;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all lanes of a writer share. */
final class LaneContext {
  private static final Logger LOG = LoggerFactory.getLogger(LaneContext.class);

  /** The most commits read of the tail in one go, so that they take little memory at a time. */
  static final int TAIL_READ_MAX = EventLog.READ_LIMIT_MAX;

  private final Appender appender;
  private final CommitReader reader;
  private final SnapshotStore snapshots;
  private final ReservationRows rows;
  final Timekeeper time;
  final Chance chance;
  final WriterSettings settings;
  private final RaceListener races;
  private final BehindListener behind;

  LaneContext(
      EventLog log,
      SnapshotStore snapshots,
      ReservationRows rows,
      Timekeeper time,
      Chance chance,
      WriterSettings settings,
      BehindListener behind,
      RaceListener races) {
    this.appender = new Appender(log, time, chance);
    this.reader = new CommitReader(log);
    this.snapshots = snapshots;
    this.rows = rows;
    this.time = time;
    this.chance = chance;
    this.settings = settings;
    this.behind = behind;
    this.races = races;
  }

  CompletionStage<Optional<StockLevel>> snapshot(Read what, String item) {
    return read(what, () -> snapshots.find(item));
  }

  /**
   * The commits after a level, {@link #TAIL_READ_MAX} at most. One that somebody else has folded
   * may be ahead of the log, if that was set back.
   */
  CompletionStage<List<Commit>> tail(String item, LaneMemory memory) {
    return read(
        Read.TAIL,
        () ->
            memory.isProven()
                ? reader.readAfter(item, memory.levelSeq(), TAIL_READ_MAX)
                : reader.readAfterKnown(item, memory.levelSeq(), TAIL_READ_MAX));
  }

  CompletionStage<List<Commit>> older(String item, long seq, int count) {
    return read(Read.OLDER, () -> reader.readAfter(item, seq, count));
  }

  CompletionStage<Optional<Hold>> row(String item, String reservation) {
    return read(Read.RESERVATION, () -> rows.find(item, reservation));
  }

  private <T> CompletionStage<T> read(Read what, Supplier<CompletionStage<T>> store) {
    long begun = time.now();
    CompletionStage<T> answer = Stages.of(store);
    answer.whenComplete(
        (result, failure) -> settings.meter.read(what, failure != null, millisSince(begun)));
    return answer;
  }

  /** As {@link Appender#append}, and tells who was faster; what comes of it is counted. */
  CompletionStage<AppendResult> append(Batch batch) {
    long begun = time.now();
    Commit commit = batch.commit(chance.id());
    return appender
        .append(commit, begun + settings.deadlineMillis)
        .thenApply(
            result -> {
              if (result.isWritten()) {
                races.won(commit.getItem());
              } else {
                races.lost(commit.getItem(), result.winner());
              }
              return result;
            })
        .whenComplete(
            (result, failure) ->
                settings.meter.appended(
                    WriterMeter.Append.of(result), batch.requests().size(), millisSince(begun)));
  }

  private long millisSince(long begun) {
    return Math.max(0, time.now() - begun);
  }

  /** Later and elsewhere: the lane does not wait for it, and no failure of it comes back. */
  void reportBehind(String item, long tailSeq) {
    time.after(
        0,
        () -> {
          try {
            behind.onBehind(item, tailSeq);
          } catch (RuntimeException e) {
            LOG.warn("nothing is done about the snapshot of {}: {}", item, e.toString());
          }
        });
  }
}
