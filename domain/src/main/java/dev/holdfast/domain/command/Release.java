package dev.holdfast.domain.command;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Holds;
import dev.holdfast.domain.Reason;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Proposal;
import java.util.List;
import java.util.Optional;

/**
 * The cart gives the hold back, or units of it and the rest is held on. A repeat for the whole hold
 * is done already, with an event of quantity 0.
 */
final class Release extends HoldCommand {
  Release() {
    super(NumberField.quantityOfHold());
  }

  @Override
  Optional<String> refusalOf(Hold hold, Command command) {
    Long quantity = command.getQuantity();
    if (quantity == null) {
      return unless(HoldStatus.held, HoldStatus.released, hold);
    }
    if (!Holds.isOpen(hold)) {
      return Optional.of(hold.getStatus().name());
    }
    return quantity <= Holds.openQuantity(hold)
        ? Optional.empty()
        : Optional.of(Reason.MORE_THAN_HELD);
  }

  @Override
  public List<Event> events(Proposal proposal, AppendPoint point) {
    Command command = proposal.getCommand();
    Hold hold = proposal.getHold();
    long quantity =
        command.getQuantity() == null ? Holds.openQuantity(hold) : command.getQuantity();
    return List.of(outcome(EventKind.ReservationReleased, command, hold, quantity).build());
  }
}
