package dev.holdfast.job.decide;

import dev.holdfast.domain.decide.Table;
import dev.holdfast.schema.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the commands that wait in a table, for a metric: those put there since the start. */
final class WaitingCommands implements Table<Long, List<Command>> {
  private final Table<Long, List<Command>> table;
  private final Map<String, Map<Long, Integer>> counts = new HashMap<>();
  private String item;
  private final AtomicInteger count = new AtomicInteger();

  WaitingCommands(Table<Long, List<Command>> table) {
    this.table = table;
  }

  void turnOf(String item) {
    this.item = item;
  }

  int count() {
    return count.get();
  }

  @Override
  public List<Command> get(Long seq) {
    return table.get(seq);
  }

  @Override
  public void put(Long seq, List<Command> commands) {
    table.put(seq, commands);
    Integer before =
        counts.computeIfAbsent(item, name -> new HashMap<>(2)).put(seq, commands.size());
    count.addAndGet(commands.size() - (before == null ? 0 : before));
  }

  @Override
  public void remove(Long seq) {
    table.remove(seq);
    Map<Long, Integer> ofItem = counts.get(item);
    Integer before = ofItem == null ? null : ofItem.remove(seq);
    if (before != null) {
      count.addAndGet(-before);
      if (ofItem.isEmpty()) {
        counts.remove(item);
      }
    }
  }
}
