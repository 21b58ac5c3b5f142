package dev.holdfast.log.writer;

import dev.holdfast.log.Chance;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.SystemChance;
import dev.holdfast.log.Timekeeper;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Writes to the log by group commit: a lane per item, and in each lane at most one append under
 * way. Several writers may work on one log; they meet only in the log's conditional writes.
 */
public final class ItemWriter {
  private final Lanes lanes;

  public ItemWriter(
      EventLog log,
      SnapshotStore snapshots,
      ReservationRows rows,
      Timekeeper time,
      WriterSettings settings) {
    this(log, snapshots, rows, time, new SystemChance(), settings);
  }

  /** With random numbers of its own. */
  public ItemWriter(
      EventLog log,
      SnapshotStore snapshots,
      ReservationRows rows,
      Timekeeper time,
      Chance chance,
      WriterSettings settings) {
    this(log, snapshots, rows, time, chance, settings, BehindListener.NONE);
  }

  /** With somebody who is told of snapshots that are behind. */
  public ItemWriter(
      EventLog log,
      SnapshotStore snapshots,
      ReservationRows rows,
      Timekeeper time,
      Chance chance,
      WriterSettings settings,
      BehindListener behind) {
    this(log, snapshots, rows, time, chance, settings, behind, RaceListener.NONE);
  }

  /** And with somebody who is told of races. */
  public ItemWriter(
      EventLog log,
      SnapshotStore snapshots,
      ReservationRows rows,
      Timekeeper time,
      Chance chance,
      WriterSettings settings,
      BehindListener behind,
      RaceListener races) {
    LaneContext context =
        new LaneContext(log, snapshots, rows, time, chance, settings, behind, races);
    this.lanes = new Lanes(settings.heap, (item, onEnd) -> new Lane(item, context, onEnd));
  }

  /**
   * Takes a request for its turn; never blocks.
   *
   * @return fails with {@link OverloadedException} if too many wait or memory is full, with {@link
   *     dev.holdfast.log.LogUnavailableException} if the log does not answer in time, with {@link
   *     dev.holdfast.log.HoleException} if the log is broken
   */
  public <R> CompletionStage<R> submit(String item, Request<R> request) {
    Lane lane;
    try {
      lane = lanes.of(item);
    } catch (OverloadedException e) {
      return CompletableFuture.failedStage(e);
    }
    return lane.submit(request);
  }

  /** How many items something is known of. */
  int items() {
    return lanes.count();
  }
}
