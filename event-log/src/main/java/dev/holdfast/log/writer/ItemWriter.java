package dev.holdfast.log.writer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.holdfast.log.Chance;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.SystemChance;
import dev.holdfast.log.Timekeeper;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Writes to the log by group commit: a lane per item, and in each lane at most one append under
 * way. Several writers may work on one log; they meet only in the log's conditional writes.
 */
public final class ItemWriter {
  private final Cache<String, Lane> lanes;
  private final LaneContext context;

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
    this.context = new LaneContext(log, snapshots, rows, time, chance, settings, behind);
    // A lane evicted while it works races the one that replaces it, as any other writer would.
    this.lanes =
        Caffeine.newBuilder()
            .maximumSize(settings.itemsMax)
            .expireAfterAccess(Duration.ofMillis(settings.levelAgeMaxMillis))
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(time.now()))
            .executor(Runnable::run)
            .build();
  }

  /**
   * Takes a request for its turn; never blocks.
   *
   * @return fails with {@link OverloadedException} if too many wait, with {@link
   *     dev.holdfast.log.LogUnavailableException} if the log does not answer in time, with {@link
   *     dev.holdfast.log.HoleException} if the log is broken
   */
  public <R> CompletionStage<R> submit(String item, Request<R> request) {
    return lanes
        .get(item, name -> new Lane(name, context, lane -> lanes.asMap().remove(name, lane)))
        .submit(request);
  }
}
