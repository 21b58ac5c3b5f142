package dev.holdfast.domain;

import dev.holdfast.schema.Policy;

/**
 * A field that says how an item may be sold, under its name in the schema and in its order, with
 * the least and the most that it may be.
 */
enum PolicyField {
  safetyStock(0, Policies.STOCK_MAX),
  backorderLimit(0, Policies.STOCK_MAX),
  holdSeconds(1, Policies.HOLD_SECONDS_MAX),
  holdSecondsMax(1, Policies.HOLD_SECONDS_MAX),
  quantityMax(1, Policies.QUANTITY_MAX),
  lowStockThreshold(0, Policies.STOCK_MAX),
  highStockThreshold(1, Policies.STOCK_MAX);

  final long min;
  final long max;

  PolicyField(long min, long max) {
    this.min = min;
    this.max = max;
  }

  /** In units or seconds. */
  long of(Policy policy) {
    switch (this) {
      case safetyStock:
        return policy.getSafetyStock();
      case backorderLimit:
        return policy.getBackorderLimit();
      case holdSeconds:
        return policy.getHoldSeconds();
      case holdSecondsMax:
        return policy.getHoldSecondsMax();
      case quantityMax:
        return policy.getQuantityMax();
      case lowStockThreshold:
        return policy.getLowStockThreshold();
      default:
        return policy.getHighStockThreshold();
    }
  }

  void set(Policy.Builder policy, long number) {
    switch (this) {
      case safetyStock:
        policy.setSafetyStock(number);
        break;
      case backorderLimit:
        policy.setBackorderLimit(number);
        break;
      case holdSeconds:
        policy.setHoldSeconds(seconds(number));
        break;
      case holdSecondsMax:
        policy.setHoldSecondsMax(seconds(number));
        break;
      case quantityMax:
        policy.setQuantityMax(number);
        break;
      case lowStockThreshold:
        policy.setLowStockThreshold(number);
        break;
      default:
        policy.setHighStockThreshold(number);
    }
  }

  /** What is out of range stays so. */
  private static int seconds(long number) {
    return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, number));
  }
}
