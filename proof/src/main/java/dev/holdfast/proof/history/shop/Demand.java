package dev.holdfast.proof.history.shop;

import dev.holdfast.proof.history.record.Kind;
import dev.holdfast.proof.history.record.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/** What callers want. */
final class Demand {
  private static final int WANTED_MAX = 3;
  private static final int HUNDRED = 100;

  /** In a hundred requests, so many are for several items at once. */
  private static final int CARTS = 10;

  private static final int CART_LINES_MAX = 3;

  /** Of the others, so many are for another quantity of a hold. */
  private static final int CHANGES = 12;

  /** And so many are about an id that was used before. */
  private static final int OLD_IDS = 20;

  /** Of those, so many ask for another quantity. */
  private static final int OTHER_CONTENT = 4;

  private final SplittableRandom random;
  private final IntSupplier numbers;

  /**
   * @param numbers makes the numbers of reservations
   */
  Demand(SplittableRandom random, IntSupplier numbers) {
    this.random = random;
    this.numbers = numbers;
  }

  /** Whether the next request is for several items at once. */
  boolean isForCart() {
    return random.nextInt(HUNDRED) < CARTS;
  }

  /** Of some of the items there are, in any order. */
  CartWish cart(Shelf[] live) {
    int number = numbers.getAsInt();
    String reservation = Names.reservation(number);
    Map<Shelf, Wish> lines = new LinkedHashMap<>();
    for (int i = 0; i < CART_LINES_MAX; i++) {
      Shelf shelf = live[random.nextInt(live.length)];
      if (shelf != null) {
        lines.put(shelf, new Wish(Kind.LINE, shelf.item(), number, reservation, units()));
      }
    }
    return new CartWish(List.copyOf(lines.values()));
  }

  /** Of one item: a hold, or something about one that was asked for before. */
  Wish wish(Shelf shelf) {
    int kind = random.nextInt(HUNDRED);
    if (kind < OLD_IDS && shelf.hasWishes()) {
      Wish old = shelf.someWish(random);
      return kind < OTHER_CONTENT ? old.other() : old;
    }
    if (kind < OLD_IDS + CHANGES && shelf.hasWishes()) {
      return shelf.someWish(random).changedTo(units());
    }
    int number = numbers.getAsInt();
    Wish wish = new Wish(Kind.HOLD, shelf.item(), number, Names.reservation(number), units());
    shelf.asked(wish);
    return wish;
  }

  private int units() {
    return 1 + random.nextInt(WANTED_MAX);
  }
}
