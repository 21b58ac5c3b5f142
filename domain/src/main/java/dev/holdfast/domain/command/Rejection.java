package dev.holdfast.domain.command;

import dev.holdfast.domain.EventKind;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Proposal;
import java.util.List;

/** A command that is not done. */
public final class Rejection {
  private Rejection() {}

  /**
   * @param proposal under whose id the rejection stands, which may be another than its command's
   * @param reason see {@link dev.holdfast.domain.Reason}
   */
  public static List<Event> events(Proposal proposal, String reason) {
    Command command = proposal.getCommand();
    return List.of(
        CommandHandler.outcome(command, EventKind.CommandRejected.event())
            .setCommand(proposal.getProposal())
            .setReservation(command.getReservation())
            .setReason(reason)
            .build());
  }
}
