package dev.holdfast.job.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which commits a file holds, row after row. */
public final class ArchivedCommits {
  private final Map<String, long[]> byItem = new HashMap<>();

  /** A row of the file is about this commit; rows come in any order, several for one commit. */
  public void add(String item, long seq) {
    byItem.merge(item, new long[] {seq, seq}, (ranges, same) -> SeqRanges.with(ranges, seq, seq));
  }

  /**
   * The ranges of commits, those of items with few commits first: a hot item can wait, and others
   * do not wait behind it.
   */
  public List<ArchivedRange> ranges() {
    List<ArchivedRange> ranges = new ArrayList<>();
    byItem.forEach(
        (item, seqs) -> {
          for (int i = 0; i < seqs.length; i += 2) {
            ranges.add(new ArchivedRange(item, seqs[i], seqs[i + 1]));
          }
        });
    ranges.sort(
        Comparator.comparingLong(ArchivedRange::commits)
            .thenComparing(ArchivedRange::getItem)
            .thenComparingLong(range -> range.first));
    return ranges;
  }
}
