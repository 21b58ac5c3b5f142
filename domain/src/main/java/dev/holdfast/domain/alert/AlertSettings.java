package dev.holdfast.domain.alert;

import dev.holdfast.domain.StockState;
import java.time.Duration;

/** How long stock must have stayed as it is before that is told. */
public final class AlertSettings {
  private final long worseMillis;
  private final long betterMillis;

  /**
   * @param worse of what is worse than was told last: low stock, sold out, a shortfall
   * @param better of what is better: back in stock, no shortfall any more
   */
  public AlertSettings(Duration worse, Duration better) {
    this.worseMillis = worse.toMillis();
    this.betterMillis = better.toMillis();
  }

  long millis(StockState told, StockState now) {
    return now.isWorseThan(told) ? worseMillis : betterMillis;
  }
}
