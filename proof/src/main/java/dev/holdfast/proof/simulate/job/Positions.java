package dev.holdfast.proof.simulate.job;

import dev.holdfast.proof.simulate.engine.State;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** How far each shard of a stream has been read. */
final class Positions implements State {
  private final Map<Integer, Integer> next = new HashMap<>();
  private final BitSet ended = new BitSet();

  @Override
  public Positions copy() {
    Positions copy = new Positions();
    copy.next.putAll(next);
    copy.ended.or(ended);
    return copy;
  }

  @Override
  public boolean isIdle(Predicate<Object> counts) {
    return true;
  }

  /** Where to read on. */
  int of(int shard) {
    return hasEnded(shard) ? Integer.MAX_VALUE : next.getOrDefault(shard, 0);
  }

  void set(int shard, int position) {
    next.put(shard, position);
  }

  boolean hasEnded(int shard) {
    return ended.get(shard);
  }

  void end(int shard) {
    ended.set(shard);
    next.remove(shard);
  }
}
