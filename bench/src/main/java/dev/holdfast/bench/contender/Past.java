package dev.holdfast.bench.contender;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockFold;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.StockLevel;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/** An item's past: stock arrives, then holds are placed and released by turns. */
final class Past implements Iterator<Commit> {
  private static final long MILLIS_APART = 1_000;

  /** When it ended. Ids that carry their time are ruled out only where memory begins earlier. */
  private static final long MILLIS_AGO = 600_000;

  private final long quantity;
  private final int commits;
  private final long begun;
  private StockLevel level;

  /**
   * @param quantity units that arrive with the first commit
   * @param commits how many there are in all, 1 or more
   */
  Past(String item, long quantity, int commits) {
    this.quantity = quantity;
    this.commits = commits;
    this.begun = System.currentTimeMillis() - MILLIS_AGO - commits * MILLIS_APART;
    this.level = Levels.empty(item);
  }

  /** The level after what {@link #next} has given so far. */
  StockLevel level() {
    return level;
  }

  @Override
  public boolean hasNext() {
    return level.getSeq() < commits;
  }

  @Override
  public Commit next() {
    long seq = level.getSeq() + 1;
    String id = new UUID(level.getItem().hashCode(), seq).toString();
    long at = begun + seq * MILLIS_APART;
    Commit commit = new Commit(level.getItem(), seq, id, at, List.of(event(seq, at)), null);
    level = StockFold.apply(level, commit);
    return commit;
  }

  private Event event(long seq, long at) {
    if (seq == 1) {
      return event(EventKind.StockReceived, quantity, 0).setQuantity(quantity).build();
    }
    boolean places = seq % 2 == 0;
    long placedSeq = places ? seq : seq - 1;
    Event.Builder event =
        event(
                places ? EventKind.ReservationPlaced : EventKind.ReservationReleased,
                0,
                places ? 1 : -1)
            .setReservation("past-" + placedSeq)
            .setQuantity(1L);
    return places
        ? event.setCart("past").setExpiresAt(at + MILLIS_APART).build()
        : event.setPlacedSeq(placedSeq).build();
  }

  private static Event.Builder event(EventKind kind, long onHandDelta, long reservedDelta) {
    return Event.newBuilder()
        .setKind(kind.name())
        .setOnHandDelta(onHandDelta)
        .setReservedDelta(reservedDelta);
  }
}
