package dev.holdfast.job.decide;

import dev.holdfast.domain.operator.Table;
import dev.holdfast.domain.operator.Turn;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the commands that wait, by the sizes of their buckets, for a metric: those put there since
 * the start.
 */
final class WaitingCommands implements Table<Long, Integer> {
  private final Turn<?> turn;
  private final Table<Long, Integer> table;
  private final Map<String, Map<Long, Integer>> counts = new HashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  WaitingCommands(Turn<?> turn, Table<Long, Integer> table) {
    this.turn = turn;
    this.table = table;
  }

  int count() {
    return count.get();
  }

  @Override
  public Integer get(Long seq) {
    return table.get(seq);
  }

  @Override
  public void put(Long seq, Integer size) {
    table.put(seq, size);
    Integer before = counts.computeIfAbsent(turn.key(), name -> new HashMap<>(2)).put(seq, size);
    count.addAndGet(size - (before == null ? 0 : before));
  }

  @Override
  public void remove(Long seq) {
    table.remove(seq);
    Map<Long, Integer> ofItem = counts.get(turn.key());
    Integer before = ofItem == null ? null : ofItem.remove(seq);
    if (before != null) {
      count.addAndGet(-before);
      if (ofItem.isEmpty()) {
        counts.remove(turn.key());
      }
    }
  }
}
