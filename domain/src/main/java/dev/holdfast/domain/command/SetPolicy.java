package dev.holdfast.domain.command;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Policies;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Proposal;
import java.util.List;

/** How an item may be sold from now on. */
final class SetPolicy extends CommandHandler {
  @Override
  public List<String> otherFaults(Command command) {
    if (command.getReservation() != null) {
      return List.of("a command about stock names a reservation");
    }
    return command.getPolicy() == null
        ? List.of("policy is missing")
        : Policies.faults(command.getPolicy());
  }

  @Override
  public boolean createsItem() {
    return true;
  }

  @Override
  public List<Event> events(Proposal proposal, AppendPoint point) {
    Command command = proposal.getCommand();
    return List.of(
        outcome(command, EventKind.PolicyChanged.event()).setPolicy(command.getPolicy()).build());
  }
}
