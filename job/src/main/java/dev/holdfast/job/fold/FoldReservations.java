package dev.holdfast.job.fold;

import dev.holdfast.domain.HoldFold;
import dev.holdfast.domain.Holds;
import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.domain.operator.Setup;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.domain.operator.Time;
import dev.holdfast.domain.operator.Turn;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds what one item's commits say of reservations, and hands on those that each commit changed.
 * Closed ones are forgotten after a while, twice as long as decide remembers them. A commit that
 * changes one later, as when it was read very late, is folded into its row where that is written.
 */
public final class FoldReservations implements KeyedOperator<Commit, HoldChanges> {
  private final long memoryMillis;
  private Turn<HoldChanges> turn;
  private Table<String, Hold> holds;
  private Forgetting forgetting;
  private HoldFigures figures;

  /**
   * @param memory how long decide remembers closed reservations, in the command stream's time
   */
  public FoldReservations(Duration memory) {
    this.memoryMillis = 2 * memory.toMillis();
  }

  @Override
  public Time time() {
    return Time.STREAM;
  }

  @Override
  public void open(Setup<HoldChanges> setup) {
    turn = setup.turn();
    holds = setup.table("holds", StateType.STRING, StateType.record(Hold.class));
    forgetting = new Forgetting(setup, memoryMillis);
    figures = new HoldFigures(setup);
  }

  @Override
  public void onElement(Commit commit) {
    Map<String, Hold> changed = new LinkedHashMap<>();
    for (Event event : commit.getEvents()) {
      if (event.getReservation() != null) {
        fold(commit, event, changed);
      }
    }
    List<String> closed = new ArrayList<>();
    changed.forEach(
        (reservation, hold) -> {
          holds.put(reservation, hold);
          if (Holds.isClosed(hold)) {
            closed.add(reservation);
          }
        });
    forgetting.later(closed, commit.getAt());
    turn.emit(new HoldChanges(commit, new ArrayList<>(changed.values())));
  }

  private void fold(Commit commit, Event event, Map<String, Hold> changed) {
    String reservation = event.getReservation();
    Hold before = changed.get(reservation);
    before = before == null ? holds.get(reservation) : before;
    Hold after = HoldFold.apply(before, commit, event);
    if (after != null && after.getSeq() == commit.getSeq()) {
      figures.changed(before, after);
      changed.put(reservation, after);
    }
  }

  /** Forgets what was noted for `time`, unless it has changed since. */
  @Override
  public void onTime(long time) {
    for (String reservation : forgetting.take(time)) {
      Hold hold = holds.get(reservation);
      boolean closedSince = hold != null && hold.getAt() + memoryMillis > time;
      if (hold != null && Holds.isClosed(hold) && !closedSince) {
        holds.remove(reservation);
      }
    }
  }
}
