package dev.holdfast.domain.decide;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;

/**
 * The proposals decide can make. Their ids derive from what they are about; a reservation is part
 * of them, because holds placed by one commit share their `placedSeq`, and may share their end.
 */
final class Proposals {
  private Proposals() {}

  /** A command about stock or policy, which depends on no hold. */
  static Proposal apply(Command command, long seenSeq) {
    return about(command, seenSeq, ProposalAction.apply).build();
  }

  /** A command about a hold, as that hold stands at `seenSeq`. */
  static Proposal apply(Command command, long seenSeq, Hold hold) {
    return about(command, seenSeq, ProposalAction.apply)
        .setReservation(hold.getReservation())
        .setHold(hold)
        .build();
  }

  /** A rejection because of how a hold stands at `seenSeq`. */
  static Proposal rejectForHold(Command command, long seenSeq, String reason) {
    return about(command, seenSeq, ProposalAction.reject)
        .setReservation(command.getReservation())
        .setReason(reason)
        .build();
  }

  /** A rejection that no hold can change, under an id of its own. */
  static Proposal reject(Command command, String proposal, long seenSeq, String reason) {
    return about(command, seenSeq, ProposalAction.reject)
        .setProposal(proposal)
        .setReason(reason)
        .build();
  }

  static Proposal expire(Hold hold, long seenSeq) {
    String what = hold.getPlacedSeq() + ":" + hold.getExpiresAt();
    return about(hold, "expire:" + hold.getReservation() + ":" + what, seenSeq)
        .setAction(ProposalAction.expire)
        .build();
  }

  static Proposal releaseDuplicate(Hold hold, long seenSeq) {
    long duplicateSeq = hold.getDuplicates().get(0).getSeq();
    return about(hold, "duplicate:" + hold.getReservation() + ":" + duplicateSeq, seenSeq)
        .setAction(ProposalAction.releaseDuplicate)
        .build();
  }

  private static Proposal.Builder about(Command command, long seenSeq, ProposalAction action) {
    return Proposal.newBuilder()
        .setItem(command.getItem())
        .setProposal(command.getCommand())
        .setSeenSeq(seenSeq)
        .setAction(action)
        .setCommand(command);
  }

  private static Proposal.Builder about(Hold hold, String proposal, long seenSeq) {
    return Proposal.newBuilder()
        .setItem(hold.getItem())
        .setProposal(proposal)
        .setSeenSeq(seenSeq)
        .setReservation(hold.getReservation())
        .setHold(hold);
  }
}
