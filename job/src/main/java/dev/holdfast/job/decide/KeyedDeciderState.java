package dev.holdfast.job.decide;

import dev.holdfast.domain.decide.DeciderState;
import dev.holdfast.domain.operator.Cell;
import dev.holdfast.domain.operator.Setup;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldWork;
import dev.holdfast.schema.ItemWork;
import dev.holdfast.schema.StockLevel;

/** What decide remembers of the item whose turn it is. */
final class KeyedDeciderState implements DeciderState {
  private final Cell<StockLevel> level;
  private final Table<String, Hold> holds;
  private final Table<String, HoldWork> work;
  private final Cell<ItemWork> itemWork;
  private final Table<String, String> line;
  private final WaitingCommands sizesByItem;
  private final Table<String, Command> waiting;
  private final Table<String, String> queued;
  private final Table<String, Long> commands;
  private final Table<Long, Integer> agendaSizes;
  private final Table<String, String> agenda;

  KeyedDeciderState(Setup<?> setup) {
    level = setup.cell("level", StateType.record(StockLevel.class));
    holds = setup.table("holds", StateType.STRING, StateType.record(Hold.class));
    work = setup.table("work", StateType.STRING, StateType.record(HoldWork.class));
    itemWork = setup.cell("item-work", StateType.record(ItemWork.class));
    line = setup.table("line", StateType.STRING, StateType.STRING);
    sizesByItem =
        new WaitingCommands(
            setup.turn(), setup.table("waiting-sizes", StateType.LONG, StateType.INT));
    waiting = setup.table("waiting", StateType.STRING, StateType.record(Command.class));
    queued = setup.table("queued", StateType.STRING, StateType.STRING);
    commands = setup.table("commands", StateType.STRING, StateType.LONG);
    agendaSizes = setup.table("agenda-sizes", StateType.LONG, StateType.INT);
    agenda = setup.table("agenda", StateType.STRING, StateType.STRING);
  }

  int commandsWaiting() {
    return sizesByItem.count();
  }

  @Override
  public StockLevel level() {
    return level.get();
  }

  @Override
  public void level(StockLevel newest) {
    level.set(newest);
  }

  @Override
  public Table<String, Hold> holds() {
    return holds;
  }

  @Override
  public Table<String, HoldWork> work() {
    return work;
  }

  @Override
  public ItemWork itemWork() {
    return itemWork.get();
  }

  @Override
  public void itemWork(ItemWork work) {
    itemWork.set(work);
  }

  @Override
  public Table<String, String> line() {
    return line;
  }

  @Override
  public Table<Long, Integer> waitingSizes() {
    return sizesByItem;
  }

  @Override
  public Table<String, Command> waiting() {
    return waiting;
  }

  @Override
  public Table<String, String> queued() {
    return queued;
  }

  @Override
  public Table<String, Long> commands() {
    return commands;
  }

  @Override
  public Table<Long, Integer> agendaSizes() {
    return agendaSizes;
  }

  @Override
  public Table<String, String> agenda() {
    return agenda;
  }
}
