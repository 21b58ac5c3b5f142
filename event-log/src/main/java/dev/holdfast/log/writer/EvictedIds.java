package dev.holdfast.log.writer;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is left of commits that were evicted because memory had no room for them: whether a
 * reservation's id may have been among theirs. A no is always right; a yes is wrong in one of ten
 * million cases, for a request about a new id then waits as one about an old.
 *
 * <p>Bloom filters, of 39 bits for each id. The first is small; each that follows takes twice as
 * many ids, up to a bound, so that few ids take little. When those after the oldest hold as many as
 * are to be remembered, the oldest goes, and with it the time it reached back to.
 */
final class EvictedIds {
  private static final double FALSE_POSITIVES = 1e-8;
  private static final int FIRST_IDS_MAX = 512;
  private static final int FILTER_BYTES = 200;
  private static final int BYTES_PER_8_IDS = 39;

  /** Of an id, once for all filters: they take it by the number it comes to. */
  private static final HashFunction FINGERPRINT = Hashing.farmHashFingerprint64();

  private final int idsMax;
  private final Deque<Filter> filters = new ArrayDeque<>(2);
  private long heapBytes;

  /** The ids of the commits after one seq. */
  private static final class Filter {
    final BloomFilter<Long> ids;
    final int idsMax;
    final long beginsAfter;
    final long beginsAt;
    int count;

    Filter(int idsMax, long beginsAfter, long beginsAt) {
      this.ids = BloomFilter.create(Funnels.longFunnel(), idsMax, FALSE_POSITIVES);
      this.idsMax = idsMax;
      this.beginsAfter = beginsAfter;
      this.beginsAt = beginsAt;
    }

    long heapBytes() {
      return FILTER_BYTES + (long) idsMax * BYTES_PER_8_IDS / 8;
    }
  }

  /**
   * Begins with the commit after a seq.
   *
   * @param beginsAt that seq's time, epoch milliseconds
   * @param idsMax of how many ids, the newest, it is sure to know at least; of twice as many at
   *     most
   */
  EvictedIds(long beginsAfter, long beginsAt, int idsMax) {
    this.idsMax = idsMax;
    begin(new Filter(Math.min(FIRST_IDS_MAX, idsMax), beginsAfter, beginsAt));
  }

  private void begin(Filter next) {
    filters.addLast(next);
    heapBytes += next.heapBytes();
    while (countNewer() >= idsMax) {
      heapBytes -= filters.removeFirst().heapBytes();
    }
  }

  /** How many ids those after the oldest have. */
  private int countNewer() {
    return filters.stream().skip(1).mapToInt(filter -> filter.count).sum();
  }

  /** Takes the next commit that is evicted. */
  void add(Commit commit) {
    Filter newest = filters.peekLast();
    if (newest.count >= newest.idsMax) {
      int twice = (int) Math.min(2L * newest.idsMax, idsMax);
      newest = new Filter(twice, commit.getSeq() - 1, commit.getAt());
      begin(newest);
    }
    for (Event event : commit.getEvents()) {
      if (event.getReservation() != null) {
        newest.ids.put(fingerprint(event.getReservation()));
        newest.count++;
      }
    }
  }

  boolean mayHold(String reservation) {
    long fingerprint = fingerprint(reservation);
    for (Filter filter : filters) {
      if (filter.ids.mightContain(fingerprint)) {
        return true;
      }
    }
    return false;
  }

  private static long fingerprint(String id) {
    return FINGERPRINT.hashBytes(id.getBytes(StandardCharsets.UTF_8)).asLong();
  }

  /** The seq after which it has every commit that is evicted. */
  long beginsAfter() {
    return filters.peekFirst().beginsAfter;
  }

  /** A time no earlier than that seq's, epoch milliseconds. */
  long beginsAt() {
    return filters.peekFirst().beginsAt;
  }

  /** About how much of the heap it takes. */
  long heapBytes() {
    return heapBytes;
  }
}
