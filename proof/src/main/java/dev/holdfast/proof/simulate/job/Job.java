package dev.holdfast.proof.simulate.job;

import dev.holdfast.job.flow.Uids;
import dev.holdfast.proof.simulate.actors.Services;
import dev.holdfast.proof.simulate.engine.JobState;
import dev.holdfast.proof.simulate.world.Dice;
import dev.holdfast.proof.simulate.world.Fault;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.proof.simulate.world.World;
import java.util.ArrayList;
import java.util.List;

/** The job and what keeps it running: checkpoints, and a new start from one after a crash. */
public final class Job {
  private static final int CHECKPOINTS_KEPT = 5;
  private static final long DOWN_MAX_MILLIS = 40_000;
  private static final long TWICE_MAX_MILLIS = 30_000;

  /** How late operators hear that a checkpoint is complete. */
  private static final long TOLD_MAX_MILLIS = 500;

  private static final long RETRY_MILLIS = 1_000;

  private final Services services;
  private final World world;
  private final Dice dice;
  private final long checkpointMillis;
  private final List<JobState> checkpoints = new ArrayList<>();
  private JobRun run;
  private int runs;

  /** One, or two for a while when a machine was cut off. */
  private int runsUp;

  private long checkpointsBegun;
  private long clockOff;

  public Job(Services services) {
    this.services = services;
    this.world = services.world();
    this.dice = new Dice(world.seed, "job");
    this.checkpointMillis = dice.between(1_000, 8_000);
    checkpoints.add(new JobState());
  }

  /** Starts from the newest checkpoint, or from nothing at first. */
  public void start() {
    startFrom(checkpoints.get(checkpoints.size() - 1));
  }

  private void startFrom(JobState checkpoint) {
    Machine machine = new Machine("job-" + ++runs, world.schedule);
    machine.setClock(clockOff, 0);
    JobState state = checkpoint.copy();
    JobRun[] starting = new JobRun[1];
    starting[0] = new JobRun(services, machine, state, failure -> failed(starting[0], failure));
    run = starting[0];
    runsUp++;
    run.start();
    checkpointSoon(run);
  }

  /** An operator has given up; the job starts again. */
  private void failed(JobRun failed, Throwable failure) {
    world.findings.report("the job fails", failure.toString());
    if (failed == run) {
      crash(0, RETRY_MILLIS);
    }
  }

  private void checkpointSoon(JobRun of) {
    of.machine()
        .after(
            checkpointMillis,
            () -> {
              if (of == run) {
                checkpoint(of);
                checkpointSoon(of);
              }
            });
  }

  private void checkpoint(JobRun of) {
    long number = ++checkpointsBegun;
    JobState copy = of.checkpoint(number);
    boolean fails = world.faults.strikes(Fault.CHECKPOINT_FAILED);
    of.machine()
        .after(
            dice.between(20, 900),
            () -> {
              if (of == run && !fails) {
                complete(copy);
                of.machine()
                    .after(dice.skewed(TOLD_MAX_MILLIS), () -> of.checkpointComplete(number));
              }
            });
  }

  private void complete(JobState checkpoint) {
    checkpoints.add(checkpoint);
    if (checkpoints.size() > CHECKPOINTS_KEPT) {
      checkpoints.remove(0);
      forgetWhatWasRead();
    }
  }

  /** No start will read again what was read before the oldest checkpoint. */
  private void forgetWhatWasRead() {
    if (runsUp == 1) {
      JobState oldest = checkpoints.get(0);
      services.changes().forget(oldest.of(Uids.READ_CHANGES, Positions::new)::of);
      services.commands().forget(oldest.of(Uids.READ_COMMANDS, Positions::new)::of);
    }
  }

  public void crash() {
    int back = world.faults.strikes(Fault.RESTORED_OLDER) ? dice.below(checkpoints.size()) : 0;
    long twice =
        world.faults.strikes(Fault.JOB_TWICE)
            ? 1 + world.faults.dice(Fault.JOB_TWICE).skewed(TWICE_MAX_MILLIS)
            : 0;
    if (world.story.isTold()) {
      world.story.tell("world", "the job crashes; back " + back + ", runs on for " + twice);
    }
    if (twice > 0) {
      // As a machine does that is cut off for a while, and is replaced meanwhile.
      run.machine().freeze(world.faults.dice(Fault.JOB_TWICE).below(twice));
    }
    for (int i = 0; i < back; i++) {
      checkpoints.remove(checkpoints.size() - 1);
    }
    crash(twice, dice.skewed(DOWN_MAX_MILLIS));
  }

  private void crash(long runsOn, long down) {
    JobRun old = run;
    run = null;
    if (runsOn == 0) {
      end(old);
    } else {
      world.schedule.in(runsOn, () -> end(old));
    }
    world.schedule.in(down, this::start);
  }

  private void end(JobRun old) {
    runsUp--;
    old.stop();
    old.machine().crash();
  }

  public boolean isUp() {
    return run != null;
  }

  public void freeze(long millis) {
    run.machine().freeze(millis);
  }

  public void setClock(long off) {
    clockOff = off;
    run.machine().setClock(off, 0);
  }

  public void stallChanges(long millis) {
    run.stallChanges(world.now() + millis);
  }

  public void stallCommands(long millis) {
    run.stallCommands(world.now() + millis);
  }

  /** Whether nothing is left to do until time moves on, but for items that stand still. */
  public boolean isIdle() {
    return run != null && run.isIdle();
  }

  /** What there is left to do. */
  public String unrest() {
    return run == null ? "the job is down" : run.state().toString();
  }
}
