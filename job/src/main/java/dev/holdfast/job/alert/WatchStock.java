package dev.holdfast.job.alert;

import dev.holdfast.domain.StockAlerts;
import dev.holdfast.domain.StockState;
import dev.holdfast.domain.alert.AlertSettings;
import dev.holdfast.domain.alert.Settling;
import dev.holdfast.domain.operator.Cell;
import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.domain.operator.Setup;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Time;
import dev.holdfast.domain.operator.Turn;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import java.util.List;

/**
 * Watches each item's stock, and proposes an alert when it has been another than was told for long
 * enough, see {@link Settling}. That an alert was told it learns from the log, as everybody does;
 * while it has not been, it proposes again. Of an item that is as was told, it keeps nothing.
 */
public final class WatchStock implements KeyedOperator<StockLevel, List<Proposal>> {
  /** When it is proposed again: an append may have been overtaken, or let go of. */
  static final long AGAIN_MILLIS = 10_000;

  private final AlertSettings settings;
  private Turn<List<Proposal>> turn;
  private Cell<Settling> settling;
  private Cell<StockLevel> level;

  public WatchStock(AlertSettings settings) {
    this.settings = settings;
  }

  @Override
  public Time time() {
    return Time.PROCESSING;
  }

  @Override
  public void open(Setup<List<Proposal>> setup) {
    turn = setup.turn();
    settling = setup.cell("settling", StateType.fields(Settling.class));
    level = setup.cell("level", StateType.record(StockLevel.class));
  }

  @Override
  public void onElement(StockLevel next) {
    Settling before = settling.get();
    StockState told = StockAlerts.told(next);
    StockState now = StockState.of(next);
    if (now == told) {
      forget(before);
      return;
    }
    Settling after = before == null ? Settling.from(told) : before.copy();
    after.turn(now, turn.now());
    level.set(next);
    lookAt(Math.max(dueAt(after, next), turn.now() + 1), after);
  }

  private void forget(Settling before) {
    if (before != null) {
      turn.dropCall(before.lookAt);
      settling.set(null);
      level.set(null);
    }
  }

  /** A time asked for has come. */
  @Override
  public void onTime(long time) {
    Settling now = settling.get();
    if (now == null || time != now.lookAt) {
      return;
    }
    long dueAt = dueAt(now, level.get());
    if (turn.now() < dueAt) {
      lookAt(dueAt, now.copy());
    } else {
      turn.emit(List.of(StockAlerts.proposal(level.get())));
      lookAt(turn.now() + AGAIN_MILLIS, now.copy());
    }
  }

  private long dueAt(Settling now, StockLevel of) {
    return now.dueAt(StockAlerts.told(of), StockAlerts.toldAt(of), settings);
  }

  private void lookAt(long time, Settling now) {
    if (now.lookAt != time) {
      turn.dropCall(now.lookAt);
      now.lookAt = time;
    }
    turn.callAt(time);
    settling.set(now);
  }
}
