package dev.holdfast.job.throughput;

import dev.holdfast.domain.EventKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.util.List;

/** Commits and events of a shop's log, as the benchmarks need them. */
final class ShopEvents {
  private ShopEvents() {}

  static Commit commit(String item, long seq, String id, long at, List<Event> events) {
    return Commit.newBuilder()
        .setItem(item)
        .setSeq(seq)
        .setCommitId(id)
        .setAt(at)
        .setEvents(events)
        .build();
  }

  static Event received(long quantity) {
    return event(EventKind.StockReceived, quantity, 0).setQuantity(quantity).build();
  }

  static Event placed(String reservation, long expiresAt) {
    return event(EventKind.ReservationPlaced, 0, 1)
        .setReservation(reservation)
        .setCart("cart-of-" + reservation)
        .setQuantity(1L)
        .setExpiresAt(expiresAt)
        .build();
  }

  static Event confirmed(String reservation, long placedSeq) {
    return event(EventKind.ReservationConfirmed, -1, -1)
        .setReservation(reservation)
        .setQuantity(1L)
        .setPlacedSeq(placedSeq)
        .setCommand("confirm-" + reservation)
        .setCommandKind("confirm")
        .setContentHash(placedSeq)
        .build();
  }

  private static Event.Builder event(EventKind kind, long onHandDelta, long reservedDelta) {
    return Event.newBuilder()
        .setKind(kind.name())
        .setOnHandDelta(onHandDelta)
        .setReservedDelta(reservedDelta);
  }
}
