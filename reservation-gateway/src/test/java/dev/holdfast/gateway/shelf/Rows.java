package dev.holdfast.gateway.shelf;

import dev.holdfast.schema.Availability;
import java.util.List;

/** Rows of the read model, as tests need them. */
public final class Rows {
  /** From it on, an item is not low on stock. */
  private static final long PLENTY = 6;

  private Rows() {}

  /** An item of which so many are left; fewer than none is a shortfall. */
  public static Availability row(String item, long seq, long left) {
    long available = Math.max(0, left);
    String status = available == 0 ? "sold-out" : available < PLENTY ? "low-stock" : "in-stock";
    long shortfall = Math.max(0, -left);
    return new Availability(
        item, available, 10L, 10L - left, status, shortfall, seq, 1_000L + seq, List.of(), null);
  }
}
