package dev.holdfast.proof.simulate.job;

import dev.holdfast.job.fold.LevelContext;
import dev.holdfast.job.fold.LevelFold;
import dev.holdfast.job.fold.LevelState;
import dev.holdfast.job.fold.OutcomeFold;
import dev.holdfast.job.fold.ReservationFold;
import dev.holdfast.job.fold.SnapshotPace;
import dev.holdfast.job.fold.StreamTime;
import dev.holdfast.proof.simulate.actors.Scale;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.util.HashMap;
import java.util.Map;

/** The operators that fold commits: reservations, outcomes, and then levels; the real rules. */
final class FoldPart {
  private final JobState state;
  private final Machine machine;
  private final WritePart writes;
  private final long snapshotsIntervalMillis;
  private final Map<String, Folds> folds = new HashMap<>();
  private long time = Long.MIN_VALUE;

  FoldPart(JobState state, Machine machine, WritePart writes, long snapshotsIntervalMillis) {
    this.snapshotsIntervalMillis = snapshotsIntervalMillis;
    this.state = state;
    this.machine = machine;
    this.writes = writes;
    state.levelTimers.all().forEach(timer -> arm(timer.time(), timer.key()));
  }

  void take(Object element) {
    if (element instanceof Commit commit) {
      Folds its = folds(commit.getItem());
      writes.rows(commit, its.reservations.onCommit(commit, its.holdTime));
      its.outcomes.onCommit(commit, its.toldTime).forEach(writes::outcome);
    } else {
      time = (Long) element;
      fire();
    }
  }

  private void fire() {
    for (Timers.Timer timer = state.holdTimers.takeDue(time);
        timer != null;
        timer = state.holdTimers.takeDue(time)) {
      folds(timer.key()).reservations.onTime(timer.time());
    }
    for (Timers.Timer timer = state.toldTimers.takeDue(time);
        timer != null;
        timer = state.toldTimers.takeDue(time)) {
      folds(timer.key()).outcomes.onTime(timer.time());
    }
  }

  /** The rows the commit changed stand. */
  void level(Commit commit) {
    folds(commit.getItem()).onLevel(commit);
  }

  private void arm(long at, String item) {
    machine.after(
        at - machine.now(),
        () -> {
          if (state.levelTimers.remove(at, item)) {
            folds(item).onCall(at);
          }
        });
  }

  private Folds folds(String item) {
    return folds.computeIfAbsent(item, Folds::new);
  }

  private final class Folds {
    final StreamTime holdTime;
    final StreamTime toldTime;
    final ReservationFold reservations;
    final OutcomeFold outcomes;
    final LevelSurroundings surroundings;
    final LevelFold levels;
    final SnapshotPace snapshots;

    Folds(String item) {
      ItemState its = state.item(item);
      holdTime = timeBy(state.holdTimers, item);
      toldTime = timeBy(state.toldTimers, item);
      reservations = new ReservationFold(its.holds, its.holdNotes, Scale.MEMORY);
      outcomes = new OutcomeFold(its.told, its.toldNotes, Scale.MEMORY);
      surroundings = new LevelSurroundings(item, its);
      levels = new LevelFold(surroundings, surroundings, Scale.LEVELS_INTERVAL_MILLIS);
      snapshots = new SnapshotPace(surroundings, snapshotsIntervalMillis);
    }

    void onLevel(Commit commit) {
      levels.onCommit(commit);
      snapshots.onLevel(surroundings.level());
    }

    void onCall(long at) {
      if (at == surroundings.quietUntil()) {
        levels.onCall();
      }
      snapshots.onCall(at, surroundings.level());
    }
  }

  private StreamTime timeBy(Timers timers, String item) {
    return new StreamTime() {
      @Override
      public long now() {
        return time;
      }

      @Override
      public void callAt(long at) {
        timers.add(at, item);
      }
    };
  }

  private final class LevelSurroundings
      implements LevelState, LevelContext, SnapshotPace.Surroundings {
    private final String item;
    private final ItemState its;

    LevelSurroundings(String item, ItemState its) {
      this.item = item;
      this.its = its;
    }

    @Override
    public StockLevel level() {
      return its.level;
    }

    @Override
    public void level(StockLevel level) {
      its.level = level;
    }

    @Override
    public long quietUntil() {
      return its.quietUntil;
    }

    @Override
    public void quietUntil(long until) {
      its.quietUntil = until;
    }

    @Override
    public long now() {
      return machine.now();
    }

    @Override
    public void callAt(long at) {
      if (state.levelTimers.add(at, item)) {
        arm(at, item);
      }
    }

    @Override
    public void dropCall(long at) {
      // Timers of one item and one time are one timer.
      if (at != its.coverDue) {
        state.levelTimers.remove(at, item);
      }
    }

    @Override
    public long coveredSeq() {
      return its.coveredSeq;
    }

    @Override
    public void coveredSeq(long seq) {
      its.coveredSeq = seq;
    }

    @Override
    public long coverDue() {
      return its.coverDue;
    }

    @Override
    public void coverDue(long at) {
      its.coverDue = at;
    }

    @Override
    public void cover(StockLevel level) {
      writes.snapshot(level);
    }

    @Override
    public void emit(StockLevel level) {
      writes.availability(level);
    }
  }
}
