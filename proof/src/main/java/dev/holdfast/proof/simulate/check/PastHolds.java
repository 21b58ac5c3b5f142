package dev.holdfast.proof.simulate.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What an item's holds were after each commit that changed them. */
final class PastHolds {
  /** A hold that was placed as a part of a cart. */
  private record Part(String reservation, long seq, long at) {}

  private final Map<String, List<HoldAt>> history = new HashMap<>();
  private final Set<String> ofCarts = new HashSet<>();
  private final List<Part> parts = new ArrayList<>();

  /** A commit has changed the hold to this. */
  void note(String reservation, HoldAt hold) {
    history.computeIfAbsent(reservation, id -> new ArrayList<>(4)).add(hold);
  }

  /** The reservation is asked for as a part of a cart. */
  void ofCart(String reservation) {
    ofCarts.add(reservation);
  }

  /** It is placed. */
  void placed(String reservation, long seq, long at) {
    if (ofCarts.contains(reservation)) {
      parts.add(new Part(reservation, seq, at));
    }
  }

  Map<String, List<HoldAt>> all() {
    return history;
  }

  /** The states of one; empty if there is none. */
  List<HoldAt> of(String reservation) {
    return history.getOrDefault(reservation, List.of());
  }

  /** Units that the reservation's hold kept when `seq` was the newest commit. */
  long heldAt(String reservation, long seq) {
    HoldAt hold = at(reservation, seq);
    return hold != null && hold.status().equals("held") ? hold.quantity() : 0;
  }

  /**
   * Units that carts might have been about to give back when `seq` was the newest commit: of holds
   * that were placed as parts of carts, and to which nothing had happened since.
   *
   * @param after placed later than that by their commit's time, epoch milliseconds
   * @param isPlacedTwice whether a reservation may have several holds, of which it is not known
   *     here whose is what has happened since
   */
  long tentativeAt(long seq, long after, Predicate<String> isPlacedTwice) {
    long units = 0;
    for (int i = parts.size() - 1; i >= 0 && parts.get(i).at() > after; i--) {
      String reservation = parts.get(i).reservation();
      HoldAt hold = isPlacedTwice.test(reservation) ? null : at(reservation, seq);
      boolean isUntouched = hold != null && hold.seq() == parts.get(i).seq();
      units += isUntouched ? hold.quantity() : 0;
    }
    return units;
  }

  /** The reservation when `seq` was the newest commit; null if there was none. */
  private HoldAt at(String reservation, long seq) {
    List<HoldAt> states = of(reservation);
    for (int i = states.size() - 1; i >= 0; i--) {
      if (states.get(i).seq() <= seq) {
        return states.get(i);
      }
    }
    return null;
  }
}
