package dev.holdfast.proof.simulate.actors;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.cart.CartRequest;
import dev.holdfast.proof.simulate.stores.RowStore;
import dev.holdfast.proof.simulate.world.Dice;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.StockLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Comes all at once for the last of some items: each cart wants more than half of what is left of
 * two of them or of all, so that any two that share an item are in each other's way.
 */
public final class Crowd {
  private static final int LAST_UNITS = 12;
  private static final int ITEMS_MAX = 3;
  private static final int HOLD_SECONDS = 5;
  private static final double TWICE = 0.4;
  private static final long AGAIN_MAX_MILLIS = 600;

  private final World world;
  private final Callers callers;
  private final List<String> items;
  private final RowStore rows;
  private final Dice dice;
  private int carts;
  private boolean stopped;

  public Crowd(World world, Callers callers, List<String> items, RowStore rows) {
    this.world = world;
    this.callers = callers;
    this.items = items;
    this.rows = rows;
    this.dice = new Dice(world.seed, "crowd");
  }

  /** Comes now and then. */
  public void start() {
    world.schedule.in(
        200 + dice.skewed(8_000) + callers.closedFor(),
        () -> {
          if (!stopped) {
            if (callers.closedFor() == 0) {
              come();
            }
            start();
          }
        });
  }

  public void stop() {
    stopped = true;
  }

  private void come() {
    List<String> ring = ring();
    if (ring.size() < 2) {
      return;
    }
    int many = 2 + dice.below(4);
    for (int i = 0; i < many; i++) {
      String id = "crowd-" + ++carts;
      int lines = dice.chance(0.3) ? ring.size() : 2;
      List<ReserveRequest> wanted = new ArrayList<>();
      for (int j = 0; j < lines; j++) {
        String item = ring.get((i + j) % ring.size());
        wanted.add(
            new ReserveRequest(
                item, id, "crowd", moreThanHalf(item), OptionalInt.of(HOLD_SECONDS)));
      }
      ask(new CartRequest(wanted, false));
    }
  }

  /** Asks, and at times once more before there is an answer, as those do who press a key twice. */
  private void ask(CartRequest cart) {
    callers.reserve(dice, cart, answer -> {});
    if (dice.chance(TWICE)) {
      world.schedule.in(
          dice.skewed(AGAIN_MAX_MILLIS),
          () -> {
            if (!stopped) {
              callers.reserve(dice, cart, answer -> {});
            }
          });
    }
  }

  /** Some items of which little is left, in any order. */
  private List<String> ring() {
    List<String> ring = new ArrayList<>();
    for (int i = 0; i < 2 * ITEMS_MAX && ring.size() < ITEMS_MAX; i++) {
      String item = dice.pick(items);
      boolean isLast = left(item) > 0 && left(item) <= LAST_UNITS;
      if (isLast && !ring.contains(item)) {
        ring.add(item);
      }
    }
    return ring;
  }

  private long moreThanHalf(String item) {
    long left = left(item);
    return dice.between(left / 2 + 1, left);
  }

  private long left(String item) {
    StockLevel level = rows.snapshot(item);
    return level == null ? 0 : Levels.available(level);
  }
}
