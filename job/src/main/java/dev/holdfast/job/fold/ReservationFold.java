package dev.holdfast.job.fold;

import dev.holdfast.domain.HoldFold;
import dev.holdfast.domain.Holds;
import dev.holdfast.domain.decide.Table;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds what one item's commits say of reservations; closed ones are forgotten after a while: twice
 * as long as decide remembers them, since what it decides at the end of its memory lands later.
 */
public final class ReservationFold {
  private final Table<String, Hold> holds;
  private final Forgetting forgetting;
  private final long memoryMillis;

  /**
   * @param notes which reservations to look at, and when
   * @param memory how long decide remembers closed reservations, in the command stream's time
   */
  public ReservationFold(
      Table<String, Hold> holds, Table<Long, List<String>> notes, Duration memory) {
    this.holds = holds;
    this.memoryMillis = 2 * memory.toMillis();
    this.forgetting = new Forgetting(notes, memoryMillis);
  }

  /** The reservations the commit changed, as they stand after it. */
  public List<Hold> onCommit(Commit commit, StreamTime time) {
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
    forgetting.later(closed, commit.getAt(), time);
    return new ArrayList<>(changed.values());
  }

  private void fold(Commit commit, Event event, Map<String, Hold> changed) {
    String reservation = event.getReservation();
    Hold before = changed.get(reservation);
    before = before == null ? holds.get(reservation) : before;
    Hold after = HoldFold.apply(before, commit, event);
    if (after != null && after.getSeq() == commit.getSeq()) {
      changed.put(reservation, after);
    }
  }

  /** Forgets what was put down for `time`, unless it has changed since. */
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
