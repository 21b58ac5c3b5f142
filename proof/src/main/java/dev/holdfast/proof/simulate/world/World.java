package dev.holdfast.proof.simulate.world;

import java.util.Set;

/** What everything in a simulated world shares. */
public final class World {
  /** Some moment; what matters is that it is always the same. */
  private static final long BEGIN = 1_767_225_600_000L;

  public final long seed;
  public final Schedule schedule = new Schedule(BEGIN);
  public final Faults faults;
  public final Story story;
  public final Findings findings = new Findings(schedule);

  /** For how long things take. */
  public final Dice delays;

  public World(long seed, Set<Fault> kinds, Set<Faults.Strike> spared, boolean told) {
    this.seed = seed;
    this.faults = new Faults(seed, kinds, spared, told);
    this.story = new Story(schedule, told);
    this.delays = new Dice(seed, "delays");
  }

  public long now() {
    return schedule.now();
  }

  /** How long a message is on its way, milliseconds. */
  public long delay() {
    int kind = delays.below(100);
    if (kind < 90) {
      return 1L + delays.below(8);
    }
    return kind < 99 ? 5L + delays.below(95) : 100L + delays.below(700);
  }
}
