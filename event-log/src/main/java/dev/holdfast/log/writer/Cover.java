package dev.holdfast.log.writer;

import dev.holdfast.domain.RecentCommits;
import dev.holdfast.schema.StockLevel;
import java.util.OptionalLong;

/** How far the read model of reservations is known to have come: as far as the item's snapshot. */
final class Cover {
  /**
   * The job writes a snapshot within a minute of the first commit it does not cover. A commit that
   * is not covered so long after it was stamped has not reached the job, or the job is late.
   */
  private static final long UNCOVERED_MAX_MILLIS = 300_000;

  /** The job writes one every 32 commits; so many more are not just on their way to it. */
  private static final long UNCOVERED_MAX = 1_000;

  private long seq;
  private long readAt;

  /** Whether a snapshot was read that has not been compared with the tail. */
  private boolean isUnchecked;

  private Cover(long seq, long readAt, boolean isUnchecked) {
    this.seq = seq;
    this.readAt = readAt;
    this.isUnchecked = isUnchecked;
  }

  /**
   * As a snapshot tells.
   *
   * @param readAt when its read began, epoch milliseconds
   */
  static Cover of(StockLevel snapshot, long readAt) {
    return new Cover(snapshot.getSeq(), readAt, true);
  }

  /** Nothing is known of it. */
  static Cover unknown(long since) {
    return new Cover(0, since, false);
  }

  /** The read model has every reservation up to this snapshot. */
  void read(StockLevel snapshot, long at) {
    seq = snapshot.getSeq();
    readAt = at;
    isUnchecked = true;
  }

  /** The seq up to which the read model is known to have every reservation. */
  long seq() {
    return seq;
  }

  /** When that was read, epoch milliseconds. */
  long readAt() {
    return readAt;
  }

  /**
   * Whether the snapshot read last was far behind, given that the level is the tail; true at most
   * once for each snapshot read. Commits count by their age when it was read, so that none counts
   * that is younger than it.
   */
  boolean takeFoundBehind(StockLevel level, RecentCommits recent) {
    if (!isUnchecked) {
      return false;
    }
    isUnchecked = false;
    OptionalLong oldest = recent.oldestAfter(seq);
    return level.getSeq() - seq > UNCOVERED_MAX
        || (oldest.isPresent() && oldest.getAsLong() < readAt - UNCOVERED_MAX_MILLIS);
  }
}
