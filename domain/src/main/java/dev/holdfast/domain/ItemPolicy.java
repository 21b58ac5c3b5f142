package dev.holdfast.domain;

import dev.holdfast.schema.Policy;
import dev.holdfast.schema.StockLevel;

/**
 * The policy of one item that decisions are made by. A level as it is folded and kept knows of no
 * defaults; it goes through here before anything is decided or shown by it.
 */
public final class ItemPolicy {
  private final ShopPolicies shop;
  private final Policy defaults;

  /**
   * The one asked about last, and what came of it: for thousands of decisions they are the same.
   */
  private Policy kept;

  private Policy inForce;

  public ItemPolicy(ShopPolicies shop, String item) {
    this.shop = shop;
    this.defaults = shop.defaultsOf(item);
  }

  /** The level with the policy in force; what is the item's own can still be told from it. */
  @SuppressWarnings("ReferenceEquality") // it stays one object until it is changed
  public StockLevel inForce(StockLevel level) {
    if (level.getPolicy() != kept) {
      kept = level.getPolicy();
      inForce = shop.inForce(defaults, kept);
    }
    return Levels.with(level, inForce);
  }
}
