package dev.holdfast.bench.simulate.stores;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Cold storage: which commits are in files that are finished. */
public final class ColdStore {
  private final Map<String, BitSet> items = new HashMap<>();

  public void add(String item, long seq) {
    items.computeIfAbsent(item, name -> new BitSet()).set((int) seq);
  }

  public boolean has(String item, long seq) {
    BitSet seqs = items.get(item);
    return seqs != null && seqs.get((int) seq);
  }
}
