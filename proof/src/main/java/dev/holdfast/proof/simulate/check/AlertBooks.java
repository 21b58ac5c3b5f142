package dev.holdfast.proof.simulate.check;

import dev.holdfast.proof.simulate.actors.Scale;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.StockAlert;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What was told of one item's stock, by rules of their own. */
final class AlertBooks {
  private static final List<String> FROM_GOOD_TO_BAD =
      List.of("in-stock", "low-stock", "sold-out", "shortfall");

  private static final Map<String, String> WORDS =
      Map.of(
          "BackInStock", "back-in-stock",
          "LowStock", "low-stock",
          "LowStockEnded", "low-stock-ended",
          "SoldOut", "sold-out",
          "Shortfall", "shortfall",
          "ShortfallEnded", "shortfall-ended");

  /** By how much two machines' clocks may differ, and what they tell of an interval. */
  private static final long CLOCKS_MILLIS = 5_000;

  private String told = "in-stock";
  private String lastKind = "";
  private long toldAt = Long.MIN_VALUE / 2;

  /**
   * @param stock how the item's is, before and after
   * @param require hears of a rule, and whether it holds
   */
  void check(Event event, String stock, long at, BiConsumer<Boolean, String> require) {
    if (!WORDS.containsKey(event.getKind())) {
      return;
    }
    String now = event.getReason();
    long interval = (isWorse(now) ? Scale.ALERTS_WORSE : Scale.ALERTS_BETTER).toMillis();
    require.accept(now.equals(stock), "an alert tells what is not so");
    require.accept(!now.equals(told), "an alert tells what was told before");
    require.accept(!event.getKind().equals(lastKind), "two alerts in a row are equal");
    require.accept(at - toldAt >= interval - CLOCKS_MILLIS, "two alerts come within an interval");
    told = now;
    toldAt = at;
    lastKind = event.getKind();
  }

  private boolean isWorse(String now) {
    return FROM_GOOD_TO_BAD.indexOf(now) > FROM_GOOD_TO_BAD.indexOf(told);
  }

  /** How stock was told to be last. */
  String told() {
    return told;
  }

  /** Whether a row has the last alert. */
  boolean isLast(StockAlert alert) {
    return alert == null
        ? lastKind.isEmpty()
        : alert.getAlert().equals(WORDS.get(lastKind))
            && alert.getStock().equals(told)
            && alert.getAt() == toldAt;
  }
}
