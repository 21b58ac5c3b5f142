package dev.holdfast.gateway.reserve;

import dev.holdfast.log.writer.ItemView;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.Verdict;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import java.util.List;
import java.util.function.Function;

/** What the job does to stock behind the gateways' backs; it frees some, or brings some. */
final class StockCall implements Request<String> {
  private final String reservation;
  private final Function<Hold, Event> effect;
  private final String done;

  private StockCall(String reservation, Function<Hold, Event> effect, String done) {
    this.reservation = reservation;
    this.effect = effect;
    this.done = done;
  }

  static StockCall release(String reservation) {
    return new StockCall(
        reservation,
        hold ->
            event("ReservationReleased", 0, -hold.getQuantity())
                .setReservation(reservation)
                .setPlacedSeq(hold.getPlacedSeq())
                .setQuantity(hold.getQuantity())
                .build(),
        "released");
  }

  static StockCall receive(long quantity) {
    return new StockCall(
        null,
        none -> event("StockReceived", quantity, 0).setQuantity(quantity).build(),
        "received");
  }

  @Override
  public String about() {
    return reservation;
  }

  @Override
  public long seesAfter() {
    return Long.MAX_VALUE;
  }

  @Override
  public Verdict<String> decide(ItemView view, long at) {
    Hold hold = null;
    if (reservation != null) {
      if (!view.tellsAllOf(reservation)) {
        return Verdict.lookUp();
      }
      hold = view.hold(reservation);
      if (hold == null || hold.getStatus() != HoldStatus.held) {
        return Verdict.answerIfCurrent("nothing open");
      }
    }
    return Verdict.append(List.of(effect.apply(hold)), commit -> done);
  }

  private static Event.Builder event(String kind, long onHandDelta, long reservedDelta) {
    return Event.newBuilder()
        .setKind(kind)
        .setOnHandDelta(onHandDelta)
        .setReservedDelta(reservedDelta);
  }
}
