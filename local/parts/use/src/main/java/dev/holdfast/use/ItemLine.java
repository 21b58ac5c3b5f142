package dev.holdfast.use;

import dev.holdfast.client.answer.Availability;
import java.util.Locale;

/** An item in a line for people. */
final class ItemLine {
  private ItemLine() {}

  static String of(Availability item) {
    String status = item.status().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String line =
        "%s: %d available, %d on hand, %d reserved, %s"
            .formatted(item.item(), item.available(), item.onHand(), item.reserved(), status);
    return item.shortfall() == 0 ? line : line + ", " + item.shortfall() + " short";
  }
}
