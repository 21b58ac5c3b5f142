package dev.holdfast.proof.history.shop;

import dev.holdfast.domain.Holds;
import dev.holdfast.log.writer.ItemView;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.Verdict;
import dev.holdfast.proof.history.shop.Shelf.OpenHold;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.util.List;
import java.util.Optional;

/**
 * A change of stock that the checker writes into the log itself, in the job's place: units arrive,
 * or a hold ends. The answer is its commit, or nothing where the hold was not open.
 *
 * @param about the reservation that ends, or null
 */
record Change(String about, Event event) implements Request<Optional<Commit>> {
  /** Units arrive. */
  static Change received(String command, int units) {
    return new Change(
        null, event("StockReceived", command, units, 0).setQuantity((long) units).build());
  }

  /** A hold is released, or confirmed. */
  static Change ended(String command, OpenHold hold, boolean confirmed) {
    int units = hold.quantity();
    Event.Builder event =
        confirmed
            ? event("ReservationConfirmed", command, -units, -units)
            : event("ReservationReleased", command, 0, -units);
    return new Change(
        hold.reservation(),
        event
            .setReservation(hold.reservation())
            .setPlacedSeq(hold.placedSeq())
            .setQuantity((long) units)
            .build());
  }

  private static Event.Builder event(
      String kind, String command, long onHandDelta, long reservedDelta) {
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
    if (about != null) {
      if (!view.tellsAllOf(about)) {
        return Verdict.lookUp();
      }
      Hold hold = view.hold(about);
      if (hold == null || !Holds.isOpen(hold)) {
        return Verdict.answerIfCurrent(Optional.empty());
      }
    }
    return Verdict.append(List.of(event), Optional::of);
  }
}
