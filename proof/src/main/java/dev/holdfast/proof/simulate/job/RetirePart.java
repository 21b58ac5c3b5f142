package dev.holdfast.proof.simulate.job;

import dev.holdfast.job.archive.ArchivedRange;
import dev.holdfast.job.archive.RetireProgress;
import dev.holdfast.job.archive.Retiring;
import dev.holdfast.log.Retention;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.proof.simulate.actors.Scale;
import dev.holdfast.proof.simulate.world.Machine;

/** The operator that retires rows: the real rule, in a shell like Flink's. */
final class RetirePart implements Retiring.Surroundings {
  /** As the job's own default. */
  private static final int ROWS_PER_SECOND = 50;

  private final JobState state;
  private final Machine machine;
  private final Retiring retiring;
  private String item;

  /**
   * @param start which start of the job this is; 1 or more
   */
  RetirePart(
      JobState state, Machine machine, SnapshotStore snapshots, Retention retention, long start) {
    this.state = state;
    this.machine = machine;
    this.retiring =
        new Retiring(this, snapshots, retention, Scale.RETENTION, ROWS_PER_SECOND, start);
    state.retireTimers.all().forEach(timer -> arm(timer.time(), timer.key()));
  }

  void take(ArchivedRange range) {
    item = range.item;
    retiring.onArchived(range.first, range.last);
  }

  private void arm(long time, String whose) {
    machine.after(
        time - machine.now(),
        () -> {
          if (state.retireTimers.remove(time, whose)) {
            item = whose;
            retiring.onCall(whose);
          }
        });
  }

  @Override
  public RetireProgress progress() {
    return ItemState.copyOf(state.item(item).retire);
  }

  @Override
  public void progress(RetireProgress changed) {
    state.item(item).retire = ItemState.copyOf(changed);
  }

  @Override
  public long now() {
    return machine.now();
  }

  @Override
  public void callAt(long time) {
    if (state.retireTimers.add(time, item)) {
      arm(time, item);
    }
  }

  @Override
  public void retired(long rows) {}
}
