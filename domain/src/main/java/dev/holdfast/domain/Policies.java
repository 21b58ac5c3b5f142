package dev.holdfast.domain;

import dev.holdfast.schema.Policy;
import java.util.ArrayList;
import java.util.List;

/** The policy that is built in, and what a policy may say. */
public final class Policies {
  /** The most units one reservation may ask for. */
  public static final long QUANTITY_MAX = 1_000_000;

  /** The most units a change of stock or a threshold may name. Sums may be larger. */
  public static final long STOCK_MAX = Integer.MAX_VALUE;

  /** The longest any hold may live: 30 days, where the log's retention allows it. */
  public static final int HOLD_SECONDS_MAX = 30 * 24 * 3600;

  public static final Policy DEFAULT =
      Policy.newBuilder()
          .setSafetyStock(0)
          .setBackorderLimit(0)
          .setHoldSeconds(900)
          .setHoldSecondsMax(24 * 3600)
          .setQuantityMax(QUANTITY_MAX)
          .setLowStockThreshold(5)
          .setHighStockThreshold(1_000)
          .build();

  private Policies() {}

  /** What is wrong with `policy`, a sentence each; empty when it may be used. */
  public static List<String> faults(Policy policy) {
    List<String> faults = new ArrayList<>();
    for (PolicyField field : PolicyField.values()) {
      long number = field.of(policy);
      if (number < field.min || number > field.max) {
        faults.add(field + " must be between " + field.min + " and " + field.max);
      }
    }
    if (policy.getHoldSeconds() > policy.getHoldSecondsMax()) {
      faults.add("holdSeconds must not exceed holdSecondsMax");
    }
    return faults;
  }
}
