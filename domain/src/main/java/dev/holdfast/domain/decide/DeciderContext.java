package dev.holdfast.domain.decide;

import dev.holdfast.schema.Proposal;

/** What decide needs from its surroundings. */
public interface DeciderContext {
  /** The command stream's time, epoch milliseconds; very small before the first record. */
  long now();

  /** Calls {@link Decider#onTime} once the command stream's time has passed `time`. */
  void callAt(long time);

  /** Hands a proposal to append. */
  void propose(Proposal proposal);
}
