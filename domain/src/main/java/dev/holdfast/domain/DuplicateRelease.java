package dev.holdfast.domain;

import dev.holdfast.schema.DuplicatePlacing;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import dev.holdfast.schema.StockLevel;

/** The second placing of an id that is held or confirmed gives its units back, the oldest first. */
public final class DuplicateRelease {
  private DuplicateRelease() {}

  /**
   * @param hold with a duplicate that is not yet released
   */
  public static Proposal proposal(Hold hold, StockLevel level) {
    String id = DerivedIds.duplicateRelease(hold, oldest(hold).getSeq());
    return HoldProposal.of(id, ProposalAction.releaseDuplicate, hold, level);
  }

  /** The duplicate of an open hold hands its later end over to it. */
  public static Event event(Proposal proposal) {
    Hold hold = proposal.getHold();
    DuplicatePlacing duplicate = oldest(hold);
    Long expiresAt =
        Holds.isOpen(hold) ? Math.max(hold.getExpiresAt(), duplicate.getExpiresAt()) : null;
    return EventKind.DuplicateReservationReleased.event(hold, duplicate.getQuantity())
        .setPlacedSeq(duplicate.getSeq())
        .setCommand(proposal.getProposal())
        .setExpiresAt(expiresAt)
        .build();
  }

  private static DuplicatePlacing oldest(Hold hold) {
    return hold.getDuplicates().get(0);
  }
}
