package dev.holdfast.proof.history.check;

import dev.holdfast.proof.history.record.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Of carts that contend and nobody else takes what they want, one wins. So there are no carts, all
 * of them refused, each of which would have had enough if none of the others had held anything:
 * such carts have lost to each other, and to nobody else.
 *
 * <p>A refusal tells how many there were, not when; so a cart counts as lost to others if it may
 * have been, at any moment at which its refusal was true. One that got no clear answer, or another
 * than a refusal for want of units, is no loser: it is somebody else.
 */
public final class Contention {
  private static final int TOLD_MAX = 5;

  /** A line refused, with what there was, and the seqs that may have been the tail. */
  private record Refusal(Shelf shelf, long quantity, long available, List<Long> seqs) {}

  private static final class Cart {
    private final List<Refusal> refusals = new ArrayList<>();
    private boolean isRefused = true;
  }

  /** What losers held of an item. */
  private static final class Shelf {
    private final Map<Integer, Line> held = new HashMap<>();
    private int tail;
    private long[] units = {};

    private void count(Map<Integer, Cart> losers) {
      units = new long[tail + 1];
      held.forEach(
          (number, line) -> {
            if (losers.containsKey(number)) {
              count(line);
            }
          });
    }

    private void count(Line line) {
      for (int seq = (int) line.seq(); seq <= tail && line.heldAt(seq) > 0; seq++) {
        units[seq] += line.heldAt(seq);
      }
    }
  }

  private final Map<Integer, Cart> carts = new LinkedHashMap<>();
  private final Map<String, Shelf> shelves = new HashMap<>();

  /**
   * Adds a line of a cart.
   *
   * @param inLog what the item's log has of it, or null
   * @param seqs at which its refusal was true
   */
  void add(String item, Operation line, Line inLog, List<Long> seqs) {
    Cart cart = carts.computeIfAbsent(line.number(), number -> new Cart());
    Shelf shelf = shelves.computeIfAbsent(item, name -> new Shelf());
    switch (line.answer()) {
      case SOLD_OUT -> {
        cart.isRefused &= !seqs.isEmpty(); // or else it was not true, which is told
        cart.refusals.add(new Refusal(shelf, line.quantity(), line.stated(), seqs));
        seqs.forEach(seq -> shelf.tail = Math.max(shelf.tail, Math.toIntExact(seq)));
      }
      case UNTOLD -> {
        if (inLog != null) {
          shelf.held.put(line.number(), inLog);
        }
      }
      default -> cart.isRefused = false;
    }
  }

  /** Checks, when all lines of all carts have been added. */
  public List<Violation> violations() {
    Map<Integer, Cart> losers = new LinkedHashMap<>(carts);
    losers.values().removeIf(cart -> !cart.isRefused || cart.refusals.isEmpty());
    do {
      shelves.values().forEach(shelf -> shelf.count(losers));
    } while (losers.values().removeIf(Contention::mayHaveLostToOthers));
    return losers.isEmpty()
        ? List.of()
        : List.of(new Violation(Rule.NOBODY_WON, "carts", told(losers)));
  }

  private static boolean mayHaveLostToOthers(Cart cart) {
    return cart.refusals.stream().anyMatch(Contention::mayHaveLostToOthers);
  }

  private static boolean mayHaveLostToOthers(Refusal refusal) {
    return refusal.seqs().stream()
        .anyMatch(
            seq ->
                refusal.quantity()
                    > refusal.available() + refusal.shelf().units[Math.toIntExact(seq)]);
  }

  private static String told(Map<Integer, Cart> losers) {
    return losers.keySet().stream()
        .limit(TOLD_MAX)
        .map(number -> "number " + Integer.toHexString(number))
        .collect(Collectors.joining(", ", losers.size() + " of them: ", ""));
  }
}
