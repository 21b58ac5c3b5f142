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

/** The cart needs the hold for longer. */
final class Extend extends HoldCommand {
  Extend() {
    super(NumberField.holdSeconds());
  }

  @Override
  Optional<String> refusalOf(Hold hold, Command command) {
    return unless(HoldStatus.held, HoldStatus.held, hold);
  }

  /** An extension never shortens a hold, and never lets it live longer than its policy permits. */
  @Override
  public List<Event> events(Proposal proposal, AppendPoint point) {
    Command command = proposal.getCommand();
    Hold hold = proposal.getHold();
    long wanted = point.at() + command.getHoldSeconds() * 1000L;
    long end = Holds.extendedEnd(hold, wanted, point.level().getPolicy());
    if (end < wanted && end == hold.getExpiresAt()) {
      return Rejection.events(proposal, Reason.HOLD_SECONDS_MAX);
    }
    return List.of(
        outcome(EventKind.ReservationExtended, command, hold, Holds.openQuantity(hold))
            .setExpiresAt(end)
            .build());
  }
}
