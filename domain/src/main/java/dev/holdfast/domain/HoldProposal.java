package dev.holdfast.domain;

import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import dev.holdfast.schema.StockLevel;

/** A proposal about a hold that no command asks for. */
final class HoldProposal {
  private HoldProposal() {}

  /**
   * @param id derived from what it is about
   * @param level the item as it was when `hold` was seen
   */
  static Proposal of(String id, ProposalAction action, Hold hold, StockLevel level) {
    return Proposal.newBuilder()
        .setItem(hold.getItem())
        .setProposal(id)
        .setLevel(level)
        .setAction(action)
        .setReservation(hold.getReservation())
        .setHold(hold)
        .build();
  }
}
