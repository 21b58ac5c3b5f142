package dev.holdfast.domain;

import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;

/**
 * When a hold runs out, and what comes of it then. Time is the command stream's, epoch
 * milliseconds.
 *
 * <p>An open hold is due at its `expiresAt` and a grace later. By then every command that was sent
 * in time has been read, though shards are discovered late, ticks come in intervals and clocks
 * differ: it is decided before the hold expires.
 */
public final class Expiry {
  /** How much later a hold may expire in order to go with others. */
  public static final long STEP_MILLIS = 200;

  private final long graceMillis;

  /**
   * @param grace 0 or more
   */
  public Expiry(Duration grace) {
    if (grace.isNegative()) {
      throw new IllegalArgumentException("grace must be 0 or more, but is " + grace);
    }
    graceMillis = grace.toMillis();
  }

  /** Whether the hold may expire, if no command for it is under way. */
  public boolean isDue(Hold hold, long now) {
    return Holds.isOpen(hold) && dueAt(hold) <= now;
  }

  /** Holds that are due shortly after each other expire in one turn, and so in one commit. */
  public long lookAt(Hold hold) {
    return -Math.floorDiv(-dueAt(hold), STEP_MILLIS) * STEP_MILLIS;
  }

  private long dueAt(Hold hold) {
    return hold.getExpiresAt() + graceMillis;
  }

  public static Proposal proposal(Hold hold, StockLevel level) {
    return HoldProposal.of(DerivedIds.expiry(hold), ProposalAction.expire, hold, level);
  }

  /** All units that are held are free again. */
  public static Event event(Proposal proposal) {
    Hold hold = proposal.getHold();
    return EventKind.ReservationExpired.event(hold, Holds.openQuantity(hold))
        .setCommand(proposal.getProposal())
        .build();
  }
}
