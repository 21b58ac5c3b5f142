package dev.holdfast.proof.history.shop;

import dev.holdfast.domain.Holds;
import dev.holdfast.log.writer.ItemView;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.Verdict;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.util.List;
import java.util.Optional;

/**
 * A change of stock that the checker writes into the log itself, in the job's place: units arrive,
 * or a hold ends, of whatever quantity it is by then. The answer is its commit, or nothing where
 * the hold was not open.
 *
 * @param units that arrive; 0 if a hold ends
 * @param about the reservation that ends, or null
 * @param confirmed whether it is sold then
 */
record Change(String command, long units, String about, boolean confirmed)
    implements Request<Optional<Commit>> {
  /** Units arrive. */
  static Change received(String command, long units) {
    return new Change(command, units, null, false);
  }

  /** A hold is released, or confirmed. */
  static Change ended(String command, String reservation, boolean confirmed) {
    return new Change(command, 0, reservation, confirmed);
  }

  private Event received() {
    return event("StockReceived", units, 0).setQuantity(units).build();
  }

  private Event ended(Hold hold) {
    long held = Holds.openQuantity(hold);
    Event.Builder event =
        confirmed
            ? event("ReservationConfirmed", -held, -held)
            : event("ReservationReleased", 0, -held);
    return event.setReservation(about).setPlacedSeq(hold.getPlacedSeq()).setQuantity(held).build();
  }

  private Event.Builder event(String kind, long onHandDelta, long reservedDelta) {
    return Event.newBuilder()
        .setKind(kind)
        .setCommand(command)
        .setOnHandDelta(onHandDelta)
        .setReservedDelta(reservedDelta);
  }

  @Override
  public long seesAfter() {
    return Long.MAX_VALUE;
  }

  @Override
  public Verdict<Optional<Commit>> decide(ItemView view, long at) {
    if (about == null) {
      return Verdict.append(List.of(received()), Optional::of);
    }
    if (!view.tellsAllOf(about)) {
      return Verdict.lookUp();
    }
    Hold hold = view.hold(about);
    return hold == null || !Holds.isOpen(hold)
        ? Verdict.answerIfCurrent(Optional.empty())
        : Verdict.append(List.of(ended(hold)), Optional::of);
  }
}
