package dev.holdfast.proof.simulate.stores;

import dev.holdfast.schema.Commit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The rows of one item: those there are, and those there have been. */
final class LogRows {
  private final List<Commit> commits = new ArrayList<>();
  private final BitSet retired = new BitSet();
  private final BitSet expired = new BitSet();

  long tail() {
    return commits.size();
  }

  /** Whether the row has a ttl, or had one. */
  boolean isRetired(long seq) {
    return retired.get((int) seq);
  }

  void retire(long seq) {
    retired.set((int) seq);
  }

  boolean hasExpired(long seq) {
    return expired.get((int) seq);
  }

  /** The row; null if it has expired. */
  Commit commit(long seq) {
    return commits.get((int) seq - 1);
  }

  void add(Commit commit) {
    commits.add(commit);
  }

  void expire(long seq) {
    expired.set((int) seq);
    commits.set((int) seq - 1, null);
  }

  /** Rows there are with `afterSeq` &lt; seq &lt;= `upToSeq`. */
  List<Commit> read(long afterSeq, long upToSeq, int limit) {
    List<Commit> rows = new ArrayList<>();
    for (long seq = afterSeq + 1; seq <= Math.min(upToSeq, tail()) && rows.size() < limit; seq++) {
      if (!hasExpired(seq)) {
        rows.add(commit(seq));
      }
    }
    return rows;
  }
}
