package dev.holdfast.job.fold;

import dev.holdfast.schema.StockLevel;

/**
 * Says when an item's level is worth a snapshot: when readers of the log would have many commits to
 * read above the last one, or when that one has been behind for long. A snapshot per change would
 * cost a write where a reader saves next to nothing: a query brings ten commits as fast as none.
 */
public final class SnapshotPace {
  /** So many commits above the last snapshot bring the next one. */
  static final long COMMITS_MAX = 32;

  /** What it remembers and needs, of the item whose turn it is. */
  public interface Surroundings {
    /** The `seq` of the last snapshot; 0 before the first. */
    long coveredSeq();

    void coveredSeq(long seq);

    /** When the next snapshot is due, epoch milliseconds; 0 when the last one covers all. */
    long coverDue();

    void coverDue(long time);

    /** Processing time, epoch milliseconds. */
    long now();

    /** Calls {@link SnapshotPace#onCall} at `time`. */
    void callAt(long time);

    /** Hands a level on to be written as a snapshot. */
    void cover(StockLevel level);
  }

  private final Surroundings surroundings;
  private final long intervalMillis;

  /**
   * @param intervalMillis how long a snapshot may be behind the log
   */
  public SnapshotPace(Surroundings surroundings, long intervalMillis) {
    this.surroundings = surroundings;
    this.intervalMillis = intervalMillis;
  }

  /** The level has changed. */
  public void onLevel(StockLevel level) {
    if (level.getSeq() - surroundings.coveredSeq() >= COMMITS_MAX) {
      cover(level);
    } else if (surroundings.coverDue() == 0) {
      long due = surroundings.now() + intervalMillis;
      surroundings.coverDue(due);
      surroundings.callAt(due);
    }
  }

  /** A time asked for has come; a snapshot may have been written since it was asked for. */
  public void onCall(long time, StockLevel level) {
    long due = surroundings.coverDue();
    if (due != 0 && time >= due) {
      cover(level);
    }
  }

  private void cover(StockLevel level) {
    surroundings.coveredSeq(level.getSeq());
    surroundings.coverDue(0);
    surroundings.cover(level);
  }
}
