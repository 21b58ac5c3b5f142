package dev.holdfast.domain.command;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Holds;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Proposal;
import java.util.List;
import java.util.Optional;

/** The cart gives the hold back. A repeat is done already, with an event of quantity 0. */
final class Release extends HoldCommand {
  @Override
  Optional<String> refusalOf(Hold hold, Command command) {
    return unless(HoldStatus.held, HoldStatus.released, hold);
  }

  @Override
  public List<Event> events(Proposal proposal, AppendPoint point) {
    Hold hold = proposal.getHold();
    long quantity = Holds.isOpen(hold) ? hold.getQuantity() : 0;
    return List.of(
        outcome(EventKind.ReservationReleased, proposal.getCommand(), hold, quantity).build());
  }
}
