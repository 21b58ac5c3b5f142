package dev.holdfast.log.writer;

import dev.holdfast.log.AppendResult;
import dev.holdfast.log.Appender;
import dev.holdfast.log.Chance;
import dev.holdfast.log.CommitReader;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.schema.Commit;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all lanes of a writer share. */
final class LaneContext {
  private static final Logger LOG = LoggerFactory.getLogger(LaneContext.class);

  private final Appender appender;
  final CommitReader reader;
  final SnapshotStore snapshots;
  final ReservationRows rows;
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

  /** As {@link Appender#append}, and tells who was faster. */
  CompletionStage<AppendResult> append(Commit commit, long deadline) {
    return appender
        .append(commit, deadline)
        .thenApply(
            result -> {
              if (result.isWritten()) {
                races.won(commit.getItem());
              } else {
                races.lost(commit.getItem(), result.winner());
              }
              return result;
            });
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
