package dev.holdfast.proof.simulate.stores;

import dev.holdfast.schema.Commit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The rows of one item: those there are, and those there have been. */
final class LogRows {
  private final List<Commit> commits = new ArrayList<>();

  /** By seq, epoch seconds; of rows that have gone by it, too. */
  private final Map<Long, Long> ttls = new HashMap<>();

  private final BitSet expired = new BitSet();

  long tail() {
    return commits.size();
  }

  /** Whether the row has a ttl, or had one. */
  boolean isRetired(long seq) {
    return ttls.containsKey(seq);
  }

  void retire(long seq, long ttl) {
    ttls.put(seq, ttl);
  }

  /** The row's ttl, if the row is there and has one. */
  OptionalLong ttl(long seq) {
    boolean hasOne = isRetired(seq) && !hasExpired(seq);
    return hasOne ? OptionalLong.of(ttls.get(seq)) : OptionalLong.empty();
  }

  boolean hasExpired(long seq) {
    return expired.get((int) seq);
  }

  /** The row; null if it has expired. */
  Commit commit(long seq) {
    return commits.get((int) seq - 1);
  }

  /** A hole before it is like rows that have expired. */
  void add(Commit commit) {
    while (tail() + 1 < commit.getSeq()) {
      commits.add(null);
      expired.set((int) tail());
    }
    commits.add(commit);
  }

  void expire(long seq) {
    expired.set((int) seq);
    commits.set((int) seq - 1, null);
  }

  /** Rows there are with `afterSeq` &lt; seq, from the tail. */
  List<Commit> newest(long afterSeq, int limit) {
    List<Commit> rows = new ArrayList<>();
    for (long seq = tail(); seq > afterSeq && rows.size() < limit; seq--) {
      if (!hasExpired(seq)) {
        rows.add(commit(seq));
      }
    }
    return rows;
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
