package dev.holdfast.domain;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.StockLevel;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The holds of an item that carts may be about to give back. A cart of several items places them
 * one after the other, and gives back what it has if one of them is refused; nothing is written
 * when all are held. So a hold that says it is a part of a cart counts as tentative while it is
 * young, unless something has happened to it since: then its cart can no longer give it back, or
 * has.
 *
 * <p>Young is a matter of two clocks, that of the writer of its commit and that of whoever asks,
 * which may differ. Whoever waits for tentative holds must bound his wait by his own clock, too.
 *
 * <p>Not thread-safe; its owner takes turns.
 */
public final class TentativeHolds {
  /** How long a hold of a cart counts as tentative, milliseconds since its commit's time. */
  public static final long BOUND_MILLIS = 300;

  /** What the event of a hold says that is a part of a cart. */
  static final String REASON = "part-of-cart";

  /** No id of a reservation. */
  private static final String UNKNOWN = "";

  private static final class Placing {
    final long at;
    final long quantity;

    Placing(long at, long quantity) {
      this.at = at;
      this.quantity = quantity;
    }
  }

  /** By reservation, oldest first: times never fall along the log. */
  private final Map<String, Placing> placings = new LinkedHashMap<>();

  private long units;

  /**
   * Begins with a level. Which holds it is made of is not known here: for as long as it is young,
   * any of its reserved units may be tentative.
   */
  public TentativeHolds(StockLevel level) {
    place(UNKNOWN, level.getAt(), level.getReserved());
  }

  /** Whether the event places a hold that is a part of a cart. */
  public static boolean isPlacedBy(Event event) {
    return REASON.equals(event.getReason())
        && event.getKind().equals(EventKind.ReservationPlaced.name());
  }

  /** Takes the commit that follows. */
  public void add(Commit commit) {
    for (Event event : commit.getEvents()) {
      if (isPlacedBy(event)) {
        place(event.getReservation(), commit.getAt(), event.getQuantity());
      } else if (!placings.isEmpty() && HoldFold.touches(event)) {
        remove(event.getReservation());
      }
    }
  }

  /**
   * How many units they hold.
   *
   * @param now epoch milliseconds
   */
  public long units(long now) {
    forget(now);
    return units;
  }

  /** Lets go of those that are not young any more. */
  public void forget(long now) {
    Iterator<Placing> oldest = placings.values().iterator();
    while (oldest.hasNext()) {
      Placing placing = oldest.next();
      if (placing.at > now - BOUND_MILLIS) {
        return;
      }
      oldest.remove();
      units -= placing.quantity;
    }
  }

  private void place(String reservation, long at, long quantity) {
    remove(reservation);
    placings.put(reservation, new Placing(at, quantity));
    units += quantity;
  }

  private void remove(String reservation) {
    Placing gone = placings.remove(reservation);
    units -= gone == null ? 0 : gone.quantity;
  }
}
