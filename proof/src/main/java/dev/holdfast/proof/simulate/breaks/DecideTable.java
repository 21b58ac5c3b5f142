package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.job.flow.Uids;

/** One of the tables decide remembers by is another. */
abstract class DecideTable<X> extends StepTable<X> {
  /**
   * @param name of the table
   */
  DecideTable(String name) {
    super(Uids.DECIDE_COMMANDS, name);
  }
}
