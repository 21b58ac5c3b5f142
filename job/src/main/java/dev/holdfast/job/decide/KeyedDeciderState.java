package dev.holdfast.job.decide;

import dev.holdfast.domain.decide.DeciderState;
import dev.holdfast.domain.decide.Table;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.types.StateCell;
import dev.holdfast.job.types.StateTable;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldWork;
import dev.holdfast.schema.ItemWork;
import dev.holdfast.schema.StockLevel;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.Types;

/** What decide remembers, in Flink's keyed state; of the item whose turn it is. */
final class KeyedDeciderState implements DeciderState {
  private final StateCell<StockLevel> level;
  private final Table<String, Hold> holds;
  private final Table<String, HoldWork> work;
  private final StateCell<ItemWork> itemWork;
  private final Table<String, String> line;
  private final WaitingCommands waitingSizes;
  private final Table<String, Command> waiting;
  private final Table<String, String> queued;
  private final Table<String, Long> commands;
  private final Table<Long, Integer> agendaSizes;
  private final Table<String, String> agenda;

  KeyedDeciderState(RuntimeContext context) {
    level = StateCell.of(context, "level", RecordTypes.LEVEL);
    holds = StateTable.of(context, "holds", Types.STRING, RecordTypes.HOLD);
    work = StateTable.of(context, "work", Types.STRING, RecordTypes.HOLD_WORK);
    itemWork = StateCell.of(context, "item-work", RecordTypes.ITEM_WORK);
    line = StateTable.of(context, "line", Types.STRING, Types.STRING);
    waitingSizes =
        new WaitingCommands(StateTable.of(context, "waiting-sizes", Types.LONG, Types.INT));
    waiting = StateTable.of(context, "waiting", Types.STRING, RecordTypes.COMMAND);
    queued = StateTable.of(context, "queued", Types.STRING, Types.STRING);
    commands = StateTable.of(context, "commands", Types.STRING, Types.LONG);
    agendaSizes = StateTable.of(context, "agenda-sizes", Types.LONG, Types.INT);
    agenda = StateTable.of(context, "agenda", Types.STRING, Types.STRING);
  }

  void turnOf(String item) {
    waitingSizes.turnOf(item);
  }

  int commandsWaiting() {
    return waitingSizes.count();
  }

  @Override
  public StockLevel level() {
    return level.getOr(null);
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
    return itemWork.getOr(null);
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
    return waitingSizes;
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
