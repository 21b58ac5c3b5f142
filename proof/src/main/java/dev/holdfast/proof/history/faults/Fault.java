package dev.holdfast.proof.history.faults;

/** What happens between a gateway and its log. */
public enum Fault {
  /** The commit was written, and the gateway did not hear of it. */
  LOST_ANSWER("lost_answer"),

  /** A request came late to the log, or its answer late to the gateway. */
  DELAY("delay"),

  /** Another writer's commit was there first. */
  CONFLICT("conflict"),

  /** The gateway was killed after its commit had been written and before it heard of it. */
  CRASH("crash");

  private final String word;

  Fault(String word) {
    this.word = word;
  }

  /** As reports name it. */
  public String word() {
    return word;
  }
}
