package dev.holdfast.domain.command;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Holds;
import dev.holdfast.domain.Reason;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Proposal;
import java.util.List;
import java.util.Optional;

/**
 * Units came back from customers. If it says under which reservation they were sold, no more come
 * back than that has sold, whoever tells of them.
 */
final class Return extends StockCommand {
  Return() {
    super(NumberField.quantity(1));
  }

  @Override
  boolean mayNameReservation() {
    return true;
  }

  @Override
  public Optional<String> refusal(Hold hold, Command command) {
    if (command.getReservation() == null) {
      return Optional.empty();
    }
    if (hold == null) {
      return Optional.of(Reason.UNKNOWN_RESERVATION);
    }
    return command.getQuantity() <= Holds.soldQuantity(hold)
        ? Optional.empty()
        : Optional.of(Reason.MORE_THAN_SOLD);
  }

  @Override
  public List<Event> events(Proposal proposal, AppendPoint point) {
    Command command = proposal.getCommand();
    Event.Builder returned = outcome(command, command.getQuantity());
    Hold hold = proposal.getHold();
    return hold == null
        ? List.of(returned.build())
        : List.of(
            returned
                .setReservation(hold.getReservation())
                .setPlacedSeq(hold.getPlacedSeq())
                .build());
  }

  @Override
  EventKind eventKind() {
    return EventKind.StockReturned;
  }
}
