package dev.holdfast.domain.decide;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldWork;
import dev.holdfast.schema.ItemWork;
import dev.holdfast.schema.StockLevel;
import java.util.stream.Stream;

/** What decide remembers of one item, in memory. */
public final class MemoryState implements DeciderState {
  private final MemoryTable<String, Hold> holds;
  private final MemoryTable<String, HoldWork> work;
  private final MemoryTable<String, String> line;
  private final MemoryTable<Long, Integer> waitingSizes;
  private final MemoryTable<String, Command> waiting;
  private final MemoryTable<String, String> queued;
  private final MemoryTable<String, Long> commands;
  private final MemoryTable<Long, Integer> agendaSizes;
  private final MemoryTable<String, String> agenda;
  private StockLevel level;
  private ItemWork itemWork;

  public MemoryState() {
    holds = new MemoryTable<>();
    work = new MemoryTable<>();
    line = new MemoryTable<>();
    waitingSizes = new MemoryTable<>();
    waiting = new MemoryTable<>();
    queued = new MemoryTable<>();
    commands = new MemoryTable<>();
    agendaSizes = new MemoryTable<>();
    agenda = new MemoryTable<>();
  }

  private MemoryState(MemoryState other) {
    holds = other.holds.copy();
    work = other.work.copy();
    line = other.line.copy();
    waitingSizes = other.waitingSizes.copy();
    waiting = other.waiting.copy();
    queued = other.queued.copy();
    commands = other.commands.copy();
    agendaSizes = other.agendaSizes.copy();
    agenda = other.agenda.copy();
    level = other.level;
    itemWork = other.itemWork;
  }

  /** The state as it is now. */
  public MemoryState copy() {
    return new MemoryState(this);
  }

  /** Whether nothing is left that could grow. */
  public boolean isEmpty() {
    return itemWork == null
        && Stream.of(
                holds, work, line, waitingSizes, waiting, queued, commands, agendaSizes, agenda)
            .allMatch(table -> table.rows().isEmpty());
  }

  @Override
  public StockLevel level() {
    return level;
  }

  @Override
  public void level(StockLevel level) {
    this.level = level;
  }

  @Override
  public MemoryTable<String, Hold> holds() {
    return holds;
  }

  @Override
  public MemoryTable<String, HoldWork> work() {
    return work;
  }

  @Override
  public ItemWork itemWork() {
    return itemWork;
  }

  @Override
  public void itemWork(ItemWork work) {
    itemWork = work;
  }

  @Override
  public MemoryTable<String, String> line() {
    return line;
  }

  @Override
  public MemoryTable<Long, Integer> waitingSizes() {
    return waitingSizes;
  }

  @Override
  public MemoryTable<String, Command> waiting() {
    return waiting;
  }

  @Override
  public MemoryTable<String, String> queued() {
    return queued;
  }

  @Override
  public MemoryTable<String, Long> commands() {
    return commands;
  }

  @Override
  public MemoryTable<Long, Integer> agendaSizes() {
    return agendaSizes;
  }

  @Override
  public MemoryTable<String, String> agenda() {
    return agenda;
  }
}
