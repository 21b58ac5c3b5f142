package dev.holdfast.proof.simulate.actors;

import dev.holdfast.proof.simulate.job.Job;
import dev.holdfast.proof.simulate.world.Dice;
import dev.holdfast.proof.simulate.world.Fault;
import dev.holdfast.proof.simulate.world.World;
import java.util.List;
import java.util.function.Consumer;

/** What goes wrong by itself: crashes, freezes, clocks, streams that stall, shards that end. */
public final class Mishaps {
  private static final long DOWN_MAX_MILLIS = 20_000;

  /** Longer than any hold. */
  private static final long FREEZE_MAX_MILLIS = 150_000;

  private static final long JOB_FREEZE_MAX_MILLIS = 60_000;
  private static final long STALL_MAX_MILLIS = 60_000;

  /** As far as a gateway may be off and still be ready. */
  private static final long CLOCK_OFF_MAX_MILLIS = 2_000;

  private static final double DRIFT_MAX = 0.001;

  private final Services services;
  private final World world;
  private final List<Gateway> gateways;
  private final Job job;
  private final Callers callers;

  public Mishaps(Services services, List<Gateway> gateways, Job job, Callers callers) {
    this.services = services;
    this.world = services.world();
    this.gateways = gateways;
    this.job = job;
    this.callers = callers;
  }

  /** From now on. */
  public void start() {
    every(Fault.CHANGES_SPLIT, dice -> services.changes().reshard());
    every(Fault.COMMANDS_SPLIT, dice -> services.commands().reshard());
    every(Fault.CHANGES_STALLED, dice -> job.stallChanges(dice.skewed(STALL_MAX_MILLIS)));
    every(Fault.COMMANDS_STALLED, dice -> job.stallCommands(dice.skewed(STALL_MAX_MILLIS)));
    every(Fault.GATEWAY_CRASHED, this::crashGateway);
    every(Fault.GATEWAY_FROZEN, dice -> freeze(dice, dice.skewed(FREEZE_MAX_MILLIS)));
    every(Fault.JOB_CRASHED, dice -> job.crash());
    every(Fault.JOB_FROZEN, dice -> job.freeze(dice.skewed(JOB_FREEZE_MAX_MILLIS)));
    every(Fault.CLOCK_OFF, this::setClock);
    pauseLongAtTimes();
  }

  private void every(Fault fault, Consumer<Dice> mishap) {
    if (!world.faults.mayCome(fault)) {
      return;
    }
    world.schedule.in(
        world.faults.pause(fault),
        () -> {
          if (isWorthIt() && world.faults.comes(fault)) {
            world.story.tell("world", fault.word());
            mishap.accept(world.faults.dice(fault));
          }
          every(fault, mishap);
        });
  }

  /** Not while nobody acts: what goes wrong then would hide what goes wrong else. */
  private boolean isWorthIt() {
    return job.isUp() && callers.closedFor() == 0;
  }

  private void crashGateway(Dice dice) {
    Gateway gateway = dice.pick(gateways);
    if (gateway.isUp()) {
      world.story.tell("world", gateway.machine().name() + " crashes");
      gateway.crash(dice.skewed(DOWN_MAX_MILLIS));
    }
  }

  private Gateway freeze(Dice dice, long millis) {
    Gateway gateway = dice.pick(gateways);
    if (world.story.isTold()) {
      world.story.tell("world", gateway.machine().name() + " freezes for " + millis);
    }
    gateway.machine().freeze(millis);
    return gateway;
  }

  private void setClock(Dice dice) {
    long off = dice.between(-CLOCK_OFF_MAX_MILLIS, CLOCK_OFF_MAX_MILLIS);
    int which = dice.below(gateways.size() + 1);
    if (which == gateways.size()) {
      job.setClock(off);
    } else {
      double drift = (dice.below(2_001) - 1_000) / 1_000.0 * DRIFT_MAX;
      gateways.get(which).machine().setClock(off / 2, drift);
    }
  }

  /** One long pause after the other: if they ran into each other, nobody would ever act again. */
  private void pauseLongAtTimes() {
    if (world.faults.mayCome(Fault.LONG_PAUSE)) {
      world.schedule.in(
          world.faults.pause(Fault.LONG_PAUSE),
          () -> {
            long pause = 0;
            if (isWorthIt() && world.faults.comes(Fault.LONG_PAUSE)) {
              pause = pauseLong(world.faults.dice(Fault.LONG_PAUSE));
            }
            world.schedule.in(pause, this::pauseLongAtTimes);
          });
    }
  }

  /** One gateway freezes; the others work on for a while, and then nobody calls. */
  private long pauseLong(Dice dice) {
    long pause = 2 * Scale.RETENTION.toMillis() + dice.skewed(Scale.RETENTION.toMillis());
    Gateway frozen = freeze(dice, pause);
    long before = 5_000 + dice.skewed(55_000);
    world.schedule.in(
        before,
        () -> {
          if (world.faults.haveCeased()) {
            return;
          }
          callers.close(pause - before);
          for (Gateway gateway : gateways) {
            if (gateway != frozen) {
              gateway.machine().freeze(pause - before);
            }
          }
        });
    return pause;
  }
}
