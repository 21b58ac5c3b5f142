package dev.holdfast.proof.simulate.check;

import dev.holdfast.schema.Event;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** An item's placings, and which of them is the hold that its reservation's id stands for. */
final class Placings {
  private final Map<String, Placing> all = new HashMap<>();
  private final Map<String, Placing> holds = new LinkedHashMap<>();

  /** What names one: its reservation and the commit that placed it. */
  static String name(String reservation, long placedSeq) {
    return reservation + "@" + placedSeq;
  }

  /** A reservation is placed, for the first time, or again by mistake: then it is a duplicate. */
  Placing add(Event event, long seq, long at) {
    Placing before = holds.get(event.getReservation());
    boolean duplicate = before != null && (before.isOpen() || before.confirmed > 0);
    Placing placing = new Placing(event, seq, at, duplicate);
    all.put(name(event.getReservation(), seq), placing);
    if (duplicate) {
      before.promisedUntil = Math.max(before.promisedUntil, placing.promisedUntil);
      before.change(seq, at);
    } else {
      holds.put(event.getReservation(), placing);
    }
    return placing;
  }

  /** The one that an event is about; null if there is none. */
  Placing of(Event event) {
    return all.get(name(event.getReservation(), event.getPlacedSeq()));
  }

  /** Null if the reservation was never placed. */
  Placing hold(String reservation) {
    return holds.get(reservation);
  }

  /** By reservation. */
  Map<String, Placing> holds() {
    return holds;
  }
}
