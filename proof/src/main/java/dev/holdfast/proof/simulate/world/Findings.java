package dev.holdfast.proof.simulate.world;

import java.util.function.Supplier;

/** The first violation found, if there is one. */
public final class Findings {
  private final Schedule schedule;
  private String violation;
  private String rule;
  private long step;

  public Findings(Schedule schedule) {
    this.schedule = schedule;
  }

  /**
   * @param rule what was violated, in a few words that do not change from run to run
   * @param what what happened
   */
  public void report(String rule, String what) {
    if (violation == null) {
      this.rule = rule;
      violation = rule + ": " + what;
      step = schedule.steps();
    }
  }

  public void require(boolean holds, String rule, Object what) {
    if (!holds) {
      report(rule, String.valueOf(what));
    }
  }

  /**
   * @param what makes up its mind only if it is asked
   */
  public void require(boolean holds, String rule, Supplier<String> what) {
    if (!holds) {
      report(rule, what.get());
    }
  }

  public boolean any() {
    return violation != null;
  }

  public String rule() {
    return rule;
  }

  public String violation() {
    return violation;
  }

  /** The step at which it was found. */
  public long step() {
    return step;
  }
}
