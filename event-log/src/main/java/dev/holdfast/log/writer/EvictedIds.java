package dev.holdfast.log.writer;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;

/**
 * What is left of commits that were evicted because a busy item's memory had no room for them:
 * whether a reservation's id may have been among theirs. A no is always right; a yes is wrong in
 * one of a million cases.
 *
 * <p>Two Bloom filters, of 29 bits for each id: when the newer one is full, the older one goes, and
 * with it the time it reached back to.
 */
final class EvictedIds {
  private static final double FALSE_POSITIVES = 1e-6;

  private final int idsMax;
  private Filter older;
  private Filter newer;

  /** The ids of the commits after one seq. */
  private static final class Filter {
    final BloomFilter<CharSequence> ids;
    final long beginsAfter;
    final long beginsAt;
    int count;

    Filter(int idsMax, long beginsAfter, long beginsAt) {
      this.ids = BloomFilter.create(Funnels.unencodedCharsFunnel(), idsMax, FALSE_POSITIVES);
      this.beginsAfter = beginsAfter;
      this.beginsAt = beginsAt;
    }
  }

  /**
   * Begins with the commit after a seq.
   *
   * @param beginsAt that seq's time, epoch milliseconds
   * @param idsMax how many ids each of the two filters takes
   */
  EvictedIds(long beginsAfter, long beginsAt, int idsMax) {
    this.idsMax = idsMax;
    this.older = new Filter(idsMax, beginsAfter, beginsAt);
    this.newer = older;
  }

  /** Takes the next commit that is evicted. */
  void add(Commit commit) {
    if (newer.count >= idsMax) {
      older = newer;
      newer = new Filter(idsMax, commit.getSeq() - 1, commit.getAt());
    }
    for (Event event : commit.getEvents()) {
      if (event.getReservation() != null) {
        newer.ids.put(event.getReservation());
        newer.count++;
      }
    }
  }

  boolean mayHold(String reservation) {
    return newer.ids.mightContain(reservation)
        || (older != newer && older.ids.mightContain(reservation));
  }

  /** The seq after which it has every commit that is evicted. */
  long beginsAfter() {
    return older.beginsAfter;
  }

  /** A time no earlier than that seq's, epoch milliseconds. */
  long beginsAt() {
    return older.beginsAt;
  }
}
