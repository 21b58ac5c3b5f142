package dev.holdfast.domain;

import dev.holdfast.schema.Policy;
import dev.holdfast.schema.StockLevel;

/** What a stock level means. */
public final class Levels {
  /** Below that no item is plentiful, whatever its policy says. */
  private static final long PLENTY_MIN = 1_000;

  private Levels() {}

  /** The level of an item without events. */
  public static StockLevel empty(String item) {
    return new StockLevel(item, 0L, 0L, 0L, 0L, Policies.DEFAULT, null);
  }

  /** The same level under another policy. */
  @SuppressWarnings("ReferenceEquality") // an equal one would do no harm either
  static StockLevel with(StockLevel level, Policy policy) {
    return level.getPolicy() == policy
        ? level
        : new StockLevel( // a builder would allocate four times as much, for every decision
            level.getItem(),
            level.getSeq(),
            level.getAt(),
            level.getOnHand(),
            level.getReserved(),
            policy,
            level.getAlert());
  }

  /** Whether the item has events at all. */
  public static boolean exists(StockLevel level) {
    return level.getSeq() > 0;
  }

  /** Units that can still be reserved, 0 or more. */
  public static long available(StockLevel level) {
    return availableWithout(level, 0);
  }

  /** Units that could be reserved if so many of the reserved ones were not, 0 or more. */
  public static long availableWithout(StockLevel level, long reserved) {
    return Math.max(
        0,
        level.getOnHand()
            - level.getReserved()
            + reserved
            - level.getPolicy().getSafetyStock()
            + level.getPolicy().getBackorderLimit());
  }

  /** Units promised to open holds that neither stock nor permitted backorders cover, 0 or more. */
  public static long shortfall(StockLevel level) {
    return Math.max(
        0, level.getReserved() - level.getOnHand() - level.getPolicy().getBackorderLimit());
  }

  /**
   * So many units an item must have left to be plentiful for a cart: at least as many as a line of
   * a cart is likely to ask for.
   */
  public static long plenty(StockLevel level) {
    return Math.max(PLENTY_MIN, level.getPolicy().getHighStockThreshold());
  }

  /** Whether so much is left that a gateway may append without reading the tail first. */
  public static boolean isHigh(StockLevel level) {
    return exists(level) && available(level) >= level.getPolicy().getHighStockThreshold();
  }
}
