package dev.holdfast.domain.decide;

import dev.holdfast.domain.DerivedIds;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import dev.holdfast.schema.StockLevel;

/**
 * The proposals decide can make. Their ids derive from what they are about; a reservation is part
 * of them, because holds placed by one commit share their `placedSeq`, and may share their end.
 */
final class Proposals {
  private Proposals() {}

  /** A command about stock or policy, which depends on no hold. */
  static Proposal apply(Command command, StockLevel level) {
    return about(command, level, ProposalAction.apply).build();
  }

  /** A command about a hold, as that hold stands at `level`. */
  static Proposal apply(Command command, StockLevel level, Hold hold) {
    return about(command, level, ProposalAction.apply)
        .setReservation(hold.getReservation())
        .setHold(hold)
        .build();
  }

  /** A rejection because of how a hold stands at `level`. */
  static Proposal rejectForHold(Command command, StockLevel level, String reason) {
    return about(command, level, ProposalAction.reject)
        .setReservation(command.getReservation())
        .setReason(reason)
        .build();
  }

  /** A rejection that no hold can change, under an id of its own. */
  static Proposal reject(Command command, String proposal, StockLevel level, String reason) {
    return about(command, level, ProposalAction.reject)
        .setProposal(proposal)
        .setReason(reason)
        .build();
  }

  static Proposal expire(Hold hold, StockLevel level) {
    return about(hold, DerivedIds.expiry(hold), level).setAction(ProposalAction.expire).build();
  }

  static Proposal releaseDuplicate(Hold hold, StockLevel level) {
    long duplicateSeq = hold.getDuplicates().get(0).getSeq();
    return about(hold, DerivedIds.duplicateRelease(hold, duplicateSeq), level)
        .setAction(ProposalAction.releaseDuplicate)
        .build();
  }

  private static Proposal.Builder about(Command command, StockLevel level, ProposalAction action) {
    return Proposal.newBuilder()
        .setItem(command.getItem())
        .setProposal(command.getCommand())
        .setLevel(level)
        .setAction(action)
        .setCommand(command);
  }

  private static Proposal.Builder about(Hold hold, String proposal, StockLevel level) {
    return Proposal.newBuilder()
        .setItem(hold.getItem())
        .setProposal(proposal)
        .setLevel(level)
        .setReservation(hold.getReservation())
        .setHold(hold);
  }
}
