package dev.holdfast.bench.simulate.job;

import dev.holdfast.bench.simulate.actors.Scale;
import dev.holdfast.bench.simulate.world.Machine;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.job.archive.Gathered;
import dev.holdfast.job.archive.Gathering;
import dev.holdfast.schema.Commit;
import java.util.function.Consumer;

/** The operator that gathers commits: the real rule, in a shell like Flink's. */
final class GatherPart implements Gathering.Surroundings {
  private static final int SHARDS = 2;

  private final JobState state;
  private final Machine machine;
  private final Consumer<Commit> out;
  private final Gathering gathering = new Gathering(this, Scale.ARCHIVE_INTERVAL_MILLIS);
  private String shard;

  GatherPart(JobState state, Machine machine, Consumer<Commit> out) {
    this.state = state;
    this.machine = machine;
    this.out = out;
    state.gatherTimers.all().forEach(timer -> arm(timer.time(), timer.key()));
  }

  void take(Object element) {
    Commit commit = (Commit) element;
    shard = Integer.toString(Math.floorMod(commit.getItem().hashCode(), SHARDS));
    gathering.onCommit(commit);
  }

  private void arm(long time, String whose) {
    machine.after(
        time - machine.now(),
        () -> {
          if (state.gatherTimers.remove(time, whose)) {
            shard = whose;
            gathering.onCall();
          }
        });
  }

  @Override
  public Gathered gathered() {
    return GatherState.copyOf(state.gather(shard).gathered);
  }

  @Override
  public void gathered(Gathered changed) {
    state.gather(shard).gathered = GatherState.copyOf(changed);
  }

  @Override
  public Table<Long, Commit> commits() {
    return state.gather(shard).commits;
  }

  @Override
  public long now() {
    return machine.now();
  }

  @Override
  public void callAt(long time) {
    if (state.gatherTimers.add(time, shard)) {
      arm(time, shard);
    }
  }

  @Override
  public void dropCall(long time) {
    state.gatherTimers.remove(time, shard);
  }

  @Override
  public void letGo(Commit commit) {
    out.accept(commit);
  }
}
