package dev.holdfast.proof.simulate.stores;

import dev.holdfast.schema.Commit;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cold storage: which commits are in files that are finished. */
public final class ColdStore {
  private final Map<String, BitSet> items = new HashMap<>();

  /** A file with these commits is finished; one that was so before is no other for that. */
  public Void add(List<Commit> commits) {
    for (Commit commit : commits) {
      items.computeIfAbsent(commit.getItem(), name -> new BitSet()).set((int) commit.getSeq());
    }
    return null;
  }

  public boolean has(String item, long seq) {
    BitSet seqs = items.get(item);
    return seqs != null && seqs.get((int) seq);
  }
}
