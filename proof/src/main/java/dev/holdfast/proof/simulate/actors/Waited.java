package dev.holdfast.proof.simulate.actors;

import dev.holdfast.proof.simulate.world.Machine;

/**
 * A call's time, by the clock of the gateway that answers it.
 *
 * @param since when it came, epoch milliseconds
 * @param until when it is answered
 * @param latest the latest time that the clock has ever shown: what was old by then may be
 *     forgotten
 * @param clockWasSet whether the clock was set meanwhile, so that the two cannot be compared
 */
public record Waited(long since, long until, long latest, boolean clockWasSet) {
  /** Begins now; the answer ends it. */
  static Begun at(Machine machine) {
    return new Begun(machine, machine.now(), machine.settings());
  }

  /** One that has not ended. */
  record Begun(Machine machine, long since, long settings) {
    Waited end() {
      return new Waited(since, machine.now(), machine.latest(), settings != machine.settings());
    }
  }

  /** Milliseconds; more than any if nobody knows. */
  public long millis() {
    return clockWasSet ? Long.MAX_VALUE : until - since;
  }
}
