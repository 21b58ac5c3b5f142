package dev.holdfast.job.decide;

import dev.holdfast.domain.decide.DeciderState;
import dev.holdfast.domain.decide.Table;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.types.StateCell;
import dev.holdfast.job.types.StateTable;
import dev.holdfast.job.types.TurnTable;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldWork;
import dev.holdfast.schema.ItemWork;
import dev.holdfast.schema.StockLevel;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.Types;

/** What decide remembers, in Flink's keyed state; of the item whose turn it is. */
final class KeyedDeciderState implements DeciderState {
  private final StateCell<StockLevel> level;
  private final Table<String, Hold> holds;
  private final Table<String, HoldWork> work;
  private final StateCell<ItemWork> itemWork;
  private final Table<String, String> line;
  private final WaitingCommands sizesByItem;
  private final Table<Long, Integer> waitingSizes;
  private final Table<String, Command> waiting;
  private final Table<String, String> queued;
  private final Table<String, Long> commands;
  private final Table<Long, Integer> agendaSizes;
  private final Table<String, String> agenda;

  private final List<TurnTable<?, ?>> tables = new ArrayList<>();
  private String item;

  KeyedDeciderState(RuntimeContext context) {
    level = StateCell.of(context, "level", RecordTypes.LEVEL);
    holds = inTurns(StateTable.of(context, "holds", Types.STRING, RecordTypes.HOLD));
    work = inTurns(StateTable.of(context, "work", Types.STRING, RecordTypes.HOLD_WORK));
    itemWork = StateCell.of(context, "item-work", RecordTypes.ITEM_WORK);
    line = inTurns(StateTable.of(context, "line", Types.STRING, Types.STRING));
    sizesByItem =
        new WaitingCommands(StateTable.of(context, "waiting-sizes", Types.LONG, Types.INT));
    waitingSizes = inTurns(sizesByItem);
    waiting = inTurns(StateTable.of(context, "waiting", Types.STRING, RecordTypes.COMMAND));
    queued = inTurns(StateTable.of(context, "queued", Types.STRING, Types.STRING));
    commands = inTurns(StateTable.of(context, "commands", Types.STRING, Types.LONG));
    agendaSizes = inTurns(StateTable.of(context, "agenda-sizes", Types.LONG, Types.INT));
    agenda = inTurns(StateTable.of(context, "agenda", Types.STRING, Types.STRING));
  }

  private <K, V> Table<K, V> inTurns(Table<K, V> table) {
    TurnTable<K, V> inTurns = new TurnTable<>(table);
    tables.add(inTurns);
    return inTurns;
  }

  void beginTurn(String item) {
    this.item = item;
    sizesByItem.turnOf(item);
  }

  /** Writes what the turn has changed. */
  void endTurn() {
    tables.forEach(TurnTable::end);
  }

  int commandsWaiting() {
    return sizesByItem.count();
  }

  @Override
  public StockLevel level() {
    return level.getOr(item, null);
  }

  @Override
  public void level(StockLevel newest) {
    level.set(item, newest);
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
    return itemWork.getOr(item, null);
  }

  @Override
  public void itemWork(ItemWork work) {
    itemWork.set(item, work);
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
