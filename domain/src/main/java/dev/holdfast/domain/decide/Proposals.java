package dev.holdfast.domain.decide;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import dev.holdfast.schema.StockLevel;

/** The proposals that answer a command, under its id where nothing else is said. */
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

  private static Proposal.Builder about(Command command, StockLevel level, ProposalAction action) {
    return Proposal.newBuilder()
        .setItem(command.getItem())
        .setProposal(command.getCommand())
        .setLevel(level)
        .setAction(action)
        .setCommand(command);
  }
}
