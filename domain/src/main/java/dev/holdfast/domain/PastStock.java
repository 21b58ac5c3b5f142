package dev.holdfast.domain;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;

/**
 * What was on hand at an earlier seq, as a count of that moment has to know it: as the log said
 * then, and as is believed by now. A count in the log that is about that moment or an earlier one,
 * but was appended after it, has found what was wrong already. One of a later moment has found
 * whatever there was.
 *
 * @see <a href="../../../../../../../docs/counting.md">docs/counting.md</a>
 */
public final class PastStock {
  private final long onHand;
  private final long believed;
  private final boolean isRecounted;

  private PastStock(long onHand, long believed, boolean isRecounted) {
    this.onHand = onHand;
    this.believed = believed;
    this.isRecounted = isRecounted;
  }

  /**
   * @param commits all that follow `seq`, and others before them
   * @param onHandNow what is on hand after them
   */
  static PastStock of(Iterable<Commit> commits, long seq, long onHandNow) {
    long since = 0;
    long found = 0;
    boolean recounted = false;
    for (Commit commit : commits) {
      for (Event event : commit.getEvents()) {
        if (commit.getSeq() > seq) {
          since += event.getOnHandDelta();
          if (event.getKind().equals(EventKind.StockCounted.name())) {
            boolean later = moment(commit, event) > seq;
            found += later ? 0 : event.getOnHandDelta();
            recounted |= later;
          }
        }
      }
    }
    return new PastStock(onHandNow - since, onHandNow - since + found, recounted);
  }

  /** The seq whose stock was counted; without any, that of the commit before. */
  private static long moment(Commit commit, Event count) {
    return count.getCountedAtSeq() == null ? commit.getSeq() - 1 : count.getCountedAtSeq();
  }

  /** Units the log said were on hand; below 0, as many were owed. */
  public long onHand() {
    return onHand;
  }

  /** Units that were on hand by all that is known now. */
  public long believed() {
    return believed;
  }

  /** Whether somebody has counted at a later moment. */
  public boolean isRecounted() {
    return isRecounted;
  }
}
