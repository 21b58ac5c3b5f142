package dev.holdfast.domain.command;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Policies;
import dev.holdfast.domain.PolicyFields;
import dev.holdfast.domain.Reason;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Policy;
import dev.holdfast.schema.Proposal;
import java.util.ArrayList;
import java.util.List;

/**
 * How an item may be sold from now on. It is all of the item's own policy, or changes single fields
 * of the one that it has where the event is appended.
 */
final class SetPolicy extends CommandHandler {
  @Override
  public List<String> otherFaults(Command command) {
    if (command.getReservation() != null) {
      return List.of("a command about stock names a reservation");
    }
    Policy policy = command.getPolicy();
    if (policy == null) {
      return List.of("policy is missing");
    }
    List<String> faults = new ArrayList<>(Policies.faults(policy));
    if (!PolicyFields.NAMES.containsAll(PolicyFields.own(policy))
        || !PolicyFields.NAMES.containsAll(reset(command))) {
      faults.add("a policy has no such field");
    }
    return faults;
  }

  @Override
  public boolean createsItem() {
    return true;
  }

  @Override
  public List<Event> events(Proposal proposal, AppendPoint point) {
    Command command = proposal.getCommand();
    Policy policy = command.getPolicy();
    if (command.getResetFields() == null) {
      return changed(command, PolicyFields.kept(policy));
    }
    Policy before = point.level().getPolicy();
    return PolicyFields.contradicts(before, policy, reset(command))
        ? Rejection.events(proposal, Reason.HOLD_SECONDS_ABOVE_MAX)
        : changed(command, PolicyFields.changed(before, policy, reset(command)));
  }

  private static List<Event> changed(Command command, Policy policy) {
    return List.of(outcome(command, EventKind.PolicyChanged.event()).setPolicy(policy).build());
  }

  private static List<String> reset(Command command) {
    return command.getResetFields() == null ? List.of() : command.getResetFields();
  }
}
