package dev.holdfast.domain.command;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Holds;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.Reason;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.Rest;
import java.util.List;
import java.util.Optional;

/**
 * The cart was paid for: the hold's units leave the stock, or part of them, and the rest is free or
 * held on.
 */
final class Confirm extends HoldCommand {
  Confirm() {
    super(NumberField.quantityOfHold());
  }

  @Override
  void addFaults(Command command, List<String> faults) {
    if (keeps(command) && command.getQuantity() == null) {
      faults.add("quantity is missing; without it all is confirmed, and there is no rest to keep");
    }
  }

  @Override
  Optional<String> refusalOf(Hold hold, Command command) {
    long unsold = Holds.unsoldQuantity(hold);
    if (hold.getStatus() == HoldStatus.released) {
      return Optional.of(Reason.RELEASED);
    }
    if (unsold > 0) {
      return quantity(hold, command) <= unsold
          ? Optional.empty()
          : Optional.of(Reason.MORE_THAN_HELD);
    }
    return isRepeat(hold, command) ? Optional.empty() : Optional.of(Reason.CONFIRMED);
  }

  /**
   * Whether all that it asks for is sold already. One who sells in parts may have two of the same
   * size: each has a key of its own, and what one has sold is not the other's.
   */
  private static boolean isRepeat(Hold hold, Command command) {
    if (command.getQuantity() == null) {
      return hold.getConfirmedQuantity() == hold.getQuantity();
    }
    return command.getQuantity() == hold.getConfirmedQuantity()
        && hold.getKeptParts() == 0
        && !keeps(command);
  }

  /** Of what has expired it takes what is still there; of what is sold, nothing again. */
  @Override
  public List<Event> events(Proposal proposal, AppendPoint point) {
    Command command = proposal.getCommand();
    Hold hold = proposal.getHold();
    if (Holds.unsoldQuantity(hold) == 0) {
      return List.of(outcome(EventKind.ReservationConfirmed, command, hold, 0).build());
    }
    long quantity = quantity(hold, command);
    if (Holds.isOpen(hold)) {
      return inTime(hold, command, quantity);
    }
    return quantity <= Levels.available(point.level())
        ? List.of(sold(EventKind.LateConfirmation, hold, command, quantity))
        : Rejection.events(proposal, Reason.EXPIRED);
  }

  private static List<Event> inTime(Hold hold, Command command, long quantity) {
    Event confirmed = sold(EventKind.ReservationConfirmed, hold, command, quantity);
    long rest = Holds.openQuantity(hold) - quantity;
    return rest == 0 || keeps(command)
        ? List.of(confirmed)
        : List.of(confirmed, outcome(EventKind.ReservationReleased, command, hold, rest).build());
  }

  /** One that keeps the rest says until when it is held. */
  private static Event sold(EventKind kind, Hold hold, Command command, long quantity) {
    return outcome(kind, command, hold, quantity)
        .setExpiresAt(keeps(command) ? hold.getExpiresAt() : null)
        .build();
  }

  private static boolean keeps(Command command) {
    return command.getRest() == Rest.keep;
  }

  private static long quantity(Hold hold, Command command) {
    return command.getQuantity() == null ? Holds.unsoldQuantity(hold) : command.getQuantity();
  }
}
