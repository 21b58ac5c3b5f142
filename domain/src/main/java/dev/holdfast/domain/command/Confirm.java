package dev.holdfast.domain.command;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.Reason;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Proposal;
import java.util.List;
import java.util.Optional;

/**
 * The cart was paid for: the hold's units leave the stock, or part of them and the rest is free.
 */
final class Confirm extends HoldCommand {
  Confirm() {
    super(NumberField.optionalQuantity(1));
  }

  /** A repeat of what was confirmed is done already; after a part, all the rest is gone. */
  @Override
  Optional<String> refusalOf(Hold hold, Command command) {
    long quantity = quantity(hold, command);
    switch (hold.getStatus()) {
      case released:
        return Optional.of(Reason.RELEASED);
      case confirmed:
        return quantity == hold.getConfirmedQuantity()
            ? Optional.empty()
            : Optional.of(Reason.CONFIRMED);
      default:
        return quantity <= hold.getQuantity()
            ? Optional.empty()
            : Optional.of(Reason.MORE_THAN_HELD);
    }
  }

  /** Of an expired hold it takes what is still there; of a confirmed one, nothing again. */
  @Override
  public List<Event> events(Proposal proposal, AppendPoint point) {
    Command command = proposal.getCommand();
    Hold hold = proposal.getHold();
    long quantity = quantity(hold, command);
    switch (hold.getStatus()) {
      case held:
        Event confirmed = outcome(EventKind.ReservationConfirmed, command, hold, quantity).build();
        long rest = hold.getQuantity() - quantity;
        return rest == 0
            ? List.of(confirmed)
            : List.of(
                confirmed, outcome(EventKind.ReservationReleased, command, hold, rest).build());
      case expired:
        return quantity <= Levels.available(point.level())
            ? List.of(outcome(EventKind.LateConfirmation, command, hold, quantity).build())
            : Rejection.events(proposal, Reason.EXPIRED);
      default:
        return List.of(outcome(EventKind.ReservationConfirmed, command, hold, 0).build());
    }
  }

  private static long quantity(Hold hold, Command command) {
    return command.getQuantity() == null ? hold.getQuantity() : command.getQuantity();
  }
}
