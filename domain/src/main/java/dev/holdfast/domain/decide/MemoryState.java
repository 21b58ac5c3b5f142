package dev.holdfast.domain.decide;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldWork;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.stream.Stream;

/** What decide remembers of one item, in memory: for tests and simulation. */
public final class MemoryState implements DeciderState {
  private final MemoryTable<String, Hold> holds;
  private final MemoryTable<String, HoldWork> work;
  private final MemoryTable<Long, List<Command>> waiting;
  private final MemoryTable<String, String> queued;
  private final MemoryTable<String, Long> commands;
  private final MemoryTable<Long, List<String>> agenda;
  private StockLevel level;

  public MemoryState() {
    holds = new MemoryTable<>();
    work = new MemoryTable<>();
    waiting = new MemoryTable<>();
    queued = new MemoryTable<>();
    commands = new MemoryTable<>();
    agenda = new MemoryTable<>();
  }

  private MemoryState(MemoryState other) {
    holds = other.holds.copy();
    work = other.work.copy();
    waiting = other.waiting.copy();
    queued = other.queued.copy();
    commands = other.commands.copy();
    agenda = other.agenda.copy();
    level = other.level;
  }

  /** The state as it is now. */
  public MemoryState copy() {
    return new MemoryState(this);
  }

  /** Whether nothing is left that could grow. */
  public boolean isEmpty() {
    return Stream.of(holds, work, waiting, queued, commands, agenda)
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
  public MemoryTable<Long, List<Command>> waiting() {
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
  public MemoryTable<Long, List<String>> agenda() {
    return agenda;
  }
}
