package dev.holdfast.proof.simulate.world;

import dev.holdfast.log.Timekeeper;

/**
 * Where one process of the system runs. It crashes, and forgets all; it freezes, and nothing on it
 * happens until it thaws; its clock is off, and drifts.
 */
public final class Machine implements Timekeeper, Schedule.Place {
  private final String name;
  private final Schedule schedule;
  private long life;
  private long frozenUntil;
  private long offMillis;
  private double drift;
  private long setAt;
  private long settings;
  private long shownBefore = Long.MIN_VALUE;

  public Machine(String name, Schedule schedule) {
    this.name = name;
    this.schedule = schedule;
  }

  public String name() {
    return name;
  }

  /** The clock's reading, epoch milliseconds. */
  @Override
  public long now() {
    return schedule.now() + off();
  }

  private long off() {
    return offMillis + (long) (drift * (schedule.now() - setAt));
  }

  @Override
  public void after(long millis, Runnable task) {
    schedule.in(Math.max(0, millis), this, task);
  }

  /** From now on the clock is off by `millis`, and by `drift` of each further millisecond. */
  public void setClock(long millis, double drift) {
    shownBefore = latest();
    this.offMillis = millis;
    this.drift = drift;
    this.setAt = schedule.now();
    settings++;
  }

  /** The latest time that the clock has shown, which may have been set back since. */
  public long latest() {
    return Math.max(shownBefore, now());
  }

  /** How often the clock was set. */
  public long settings() {
    return settings;
  }

  /** All that was planned here will not happen. */
  public void crash() {
    life++;
    frozenUntil = 0;
  }

  public void freeze(long millis) {
    frozenUntil = Math.max(frozenUntil, schedule.now() + millis);
  }

  public boolean isFrozen() {
    return frozenUntil > schedule.now();
  }

  @Override
  public long thawsAt() {
    return frozenUntil;
  }

  @Override
  public long life() {
    return life;
  }
}
