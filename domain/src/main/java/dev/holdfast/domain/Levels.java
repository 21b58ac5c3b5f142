package dev.holdfast.domain;

import dev.holdfast.schema.StockLevel;

/** What a stock level means. */
public final class Levels {
  private Levels() {}

  /** The level of an item without events. */
  public static StockLevel empty(String item) {
    return new StockLevel(item, 0L, 0L, 0L, 0L, Policies.DEFAULT);
  }

  /** Whether the item has events at all. */
  public static boolean exists(StockLevel level) {
    return level.getSeq() > 0;
  }

  /** Units that can still be reserved, 0 or more. */
  public static long available(StockLevel level) {
    return Math.max(
        0,
        level.getOnHand()
            - level.getReserved()
            - level.getPolicy().getSafetyStock()
            + level.getPolicy().getBackorderLimit());
  }

  /** Units promised to open holds that neither stock nor permitted backorders cover, 0 or more. */
  public static long shortfall(StockLevel level) {
    return Math.max(
        0, level.getReserved() - level.getOnHand() - level.getPolicy().getBackorderLimit());
  }

  /** Whether so much is left that a gateway may append without reading the tail first. */
  public static boolean isHigh(StockLevel level) {
    return exists(level) && available(level) >= level.getPolicy().getHighStockThreshold();
  }
}
