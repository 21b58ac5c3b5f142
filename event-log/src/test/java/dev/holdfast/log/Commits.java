package dev.holdfast.log;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.util.List;

/** Commits for tests. */
public final class Commits {
  private Commits() {}

  /** A commit that receives stock; time passes a second with each seq. */
  public static Commit received(String item, long seq, long quantity) {
    return commit(item, seq, "received-" + seq + "-" + quantity, stock(quantity));
  }

  /** A commit of another gateway: a hold on `quantity` units. */
  public static Commit placed(String item, long seq, String reservation, long quantity) {
    return commit(
        item,
        seq,
        "other-" + reservation,
        Event.newBuilder()
            .setKind("ReservationPlaced")
            .setOnHandDelta(0)
            .setReservedDelta(quantity)
            .setReservation(reservation)
            .setCart("c-" + reservation)
            .setQuantity(quantity)
            .setExpiresAt(seq * 1000 + 900_000)
            .build());
  }

  private static Commit commit(String item, long seq, String commitId, Event event) {
    return new Commit(item, seq, commitId, seq * 1000, List.of(event), null);
  }

  private static Event stock(long quantity) {
    return Event.newBuilder()
        .setKind("StockReceived")
        .setOnHandDelta(quantity)
        .setReservedDelta(0)
        .setQuantity(quantity)
        .setCommand("delivery-" + quantity)
        .build();
  }
}
