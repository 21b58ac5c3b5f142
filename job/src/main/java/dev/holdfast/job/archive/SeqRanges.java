package dev.holdfast.job.archive;

import java.util.Arrays;

/**
 * Which seqs of an item have been seen, as ranges in ascending order that neither overlap nor
 * touch: `first, last, first, last, …`. Usually there is one, that starts at 1.
 */
final class SeqRanges {
  /** Past so many, what is farthest ahead is forgotten: it is as if it had not been seen. */
  static final int RANGES_MAX = 1_000;

  private SeqRanges() {}

  /** The last seq of those from 1 on without a hole; 0 if 1 is not among them. */
  static long connectedUpTo(long[] ranges) {
    return ranges.length > 0 && ranges[0] == 1 ? ranges[1] : 0;
  }

  /** The ranges with `first` … `last` among them. */
  static long[] with(long[] ranges, long first, long last) {
    long from = first;
    long to = last;
    long[] merged = new long[ranges.length + 2];
    int size = 0;
    int next = 0;
    for (; next < ranges.length && ranges[next + 1] < from - 1; next += 2) {
      merged[size++] = ranges[next];
      merged[size++] = ranges[next + 1];
    }
    for (; next < ranges.length && ranges[next] <= to + 1; next += 2) {
      from = Math.min(from, ranges[next]);
      to = Math.max(to, ranges[next + 1]);
    }
    merged[size++] = from;
    merged[size++] = to;
    for (; next < ranges.length; next++) {
      merged[size++] = ranges[next];
    }
    return Arrays.copyOf(merged, Math.min(size, 2 * RANGES_MAX));
  }
}
