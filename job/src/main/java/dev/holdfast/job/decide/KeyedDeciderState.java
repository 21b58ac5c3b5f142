package dev.holdfast.job.decide;

import dev.holdfast.domain.decide.DeciderState;
import dev.holdfast.domain.decide.Table;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.types.StateCell;
import dev.holdfast.job.types.StateTable;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldWork;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.Types;

/** What decide remembers, in Flink's keyed state; of the item whose turn it is. */
final class KeyedDeciderState implements DeciderState {
  private final StateCell<StockLevel> level;
  private final Table<String, Hold> holds;
  private final Table<String, HoldWork> work;
  private final WaitingCommands waiting;
  private final Table<String, String> queued;
  private final Table<String, Long> commands;
  private final Table<Long, List<String>> agenda;

  KeyedDeciderState(RuntimeContext context) {
    level = StateCell.of(context, "level", RecordTypes.LEVEL);
    holds = StateTable.of(context, "holds", Types.STRING, RecordTypes.HOLD);
    work = StateTable.of(context, "work", Types.STRING, RecordTypes.HOLD_WORK);
    waiting =
        new WaitingCommands(
            StateTable.of(context, "waiting", Types.LONG, Types.LIST(RecordTypes.COMMAND)));
    queued = StateTable.of(context, "queued", Types.STRING, Types.STRING);
    commands = StateTable.of(context, "commands", Types.STRING, Types.LONG);
    agenda = StateTable.of(context, "agenda", Types.LONG, Types.LIST(Types.STRING));
  }

  void turnOf(String item) {
    waiting.turnOf(item);
  }

  int commandsWaiting() {
    return waiting.count();
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
  public Table<Long, List<Command>> waiting() {
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
  public Table<Long, List<String>> agenda() {
    return agenda;
  }
}
