package dev.holdfast.proof.simulate.check;

import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.gateway.cart.CartAnswer;
import dev.holdfast.gateway.cart.CartAnswer.Lacking;
import dev.holdfast.gateway.cart.CartRequest;
import dev.holdfast.gateway.reserve.ReserveAnswer.Refused;
import dev.holdfast.proof.simulate.world.World;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Of carts that contend and nobody else takes what they want, one wins. So there are no carts, all
 * of them refused, each of which would have had enough at the level it was refused by if none of
 * the others had held anything: such carts have lost to each other, and to nobody else.
 */
public final class Contention {
  private static final int KEPT = 200;

  private static final class Cart {
    final Set<Lost> lost = new HashSet<>();
    int open;

    /** Whether a try was not refused, or not for want of units, or nobody knows. */
    boolean ended;
  }

  /** A refusal: what was wanted, and the level there was. */
  private record Lost(String item, long seq, long quantity) {}

  private final World world;
  private final Auditor auditor;

  /** By id; oldest first. */
  private final Map<String, Cart> carts = new LinkedHashMap<>();

  public Contention(World world, Auditor auditor) {
    this.world = world;
    this.auditor = auditor;
  }

  /** A cart has reached a gateway. */
  public void asked(CartRequest wanted) {
    carts.computeIfAbsent(id(wanted), id -> new Cart()).open++;
    if (carts.size() > KEPT) {
      check();
      List<String> oldest = carts.keySet().stream().limit(KEPT / 2).toList();
      oldest.forEach(carts::remove);
    }
  }

  /**
   * It has been answered.
   *
   * @param answer null for none
   */
  public void answered(CartRequest wanted, CartAnswer answer) {
    Cart cart = carts.get(id(wanted));
    if (cart == null) {
      return;
    }
    cart.open--;
    if (answer instanceof CartAnswer.Refused refused && !wanted.partial()) {
      refused.lacking().forEach(line -> refused(cart, line));
    } else {
      cart.ended = true;
    }
  }

  private static void refused(Cart cart, Lacking line) {
    if (line.why() instanceof Refused why && why.refusal() == Refusal.SOLD_OUT) {
      cart.lost.add(new Lost(line.wanted().item(), why.level().getSeq(), line.wanted().quantity()));
    } else {
      cart.ended = true;
    }
  }

  /** Looks for such carts. */
  public void check() {
    Map<String, Cart> losers = new HashMap<>();
    carts.forEach(
        (id, cart) -> {
          if (cart.open == 0 && !cart.ended && !hasSlipped(id, cart)) {
            losers.put(id, cart);
          }
        });
    while (losers.entrySet().removeIf(one -> lostToOthers(one.getKey(), one.getValue(), losers))) {}
    world.findings.require(
        losers.isEmpty(),
        "carts contended, and none of them won",
        () -> losers.keySet().toString());
  }

  private boolean hasSlipped(String id, Cart cart) {
    return cart.lost.stream().anyMatch(lost -> auditor.books(lost.item()).holds.hasSlipped(id));
  }

  /** Whether it would have been refused also without what the losers held. */
  private boolean lostToOthers(String id, Cart cart, Map<String, Cart> losers) {
    return cart.lost.stream()
        .anyMatch(
            lost ->
                lost.quantity()
                    > level(lost).free() + heldByOthers(id, lost, List.copyOf(losers.keySet())));
  }

  private LevelAt level(Lost lost) {
    return auditor.books(lost.item()).level.history().get((int) lost.seq());
  }

  private long heldByOthers(String id, Lost lost, List<String> losers) {
    PastHolds holds = auditor.books(lost.item()).holds.past;
    return losers.stream()
        .filter(loser -> !loser.equals(id))
        .mapToLong(loser -> holds.heldAt(loser, lost.seq()))
        .sum();
  }

  private static String id(CartRequest wanted) {
    return wanted.lines().get(0).reservation();
  }
}
