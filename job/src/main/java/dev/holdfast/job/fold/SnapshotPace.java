package dev.holdfast.job.fold;

import dev.holdfast.domain.operator.Cell;
import dev.holdfast.domain.operator.Output;
import dev.holdfast.domain.operator.Turn;
import dev.holdfast.schema.StockLevel;

/**
 * Says when an item's level is worth a snapshot: when readers of the log would have many commits to
 * read above the last one, or when that one has been behind for long. A snapshot per change would
 * cost a write where a reader saves next to nothing: a query brings ten commits as fast as none.
 */
final class SnapshotPace {
  /** So many commits above the last snapshot bring the next one. */
  static final long COMMITS_MAX = 32;

  private final Turn<StockLevel> turn;
  private final Output<StockLevel> snapshots;

  /** The `seq` of the last snapshot. */
  private final Cell<Long> coveredSeq;

  /** When the next snapshot is due, epoch milliseconds; 0 when the last one covers all. */
  private final Cell<Long> due;

  private final long intervalMillis;

  /**
   * @param snapshots takes the levels worth one
   * @param intervalMillis how long a snapshot may be behind the log
   */
  SnapshotPace(
      Turn<StockLevel> turn,
      Output<StockLevel> snapshots,
      Cell<Long> coveredSeq,
      Cell<Long> due,
      long intervalMillis) {
    this.turn = turn;
    this.snapshots = snapshots;
    this.coveredSeq = coveredSeq;
    this.due = due;
    this.intervalMillis = intervalMillis;
  }

  /** When it is to be called; 0 for not at all. */
  long due() {
    return due.getOr(0L);
  }

  /** The level has changed. */
  void onLevel(StockLevel level) {
    if (level.getSeq() - coveredSeq.getOr(0L) >= COMMITS_MAX) {
      cover(level);
      return;
    }
    long time = turn.now() + intervalMillis;
    // Later than that it is only if the clock was set back since.
    if (due() == 0 || due() > time) {
      due.set(time);
      turn.callAt(time);
    }
  }

  /** A time asked for has come; a snapshot may have been written since it was asked for. */
  void onTime(long time, StockLevel level) {
    if (due() != 0 && time >= due()) {
      cover(level);
    }
  }

  private void cover(StockLevel level) {
    coveredSeq.set(level.getSeq());
    due.set(0L);
    turn.emit(snapshots, level);
  }
}
