package dev.holdfast.gateway.shelf;

import dev.holdfast.domain.StockStatus;
import java.util.Locale;
import java.util.Optional;

/** A change of an item that somebody waits for. */
public enum StockChange {
  BACK_IN_STOCK,
  LOW_STOCK,
  SOLD_OUT,
  SHORTFALL;

  /** What has become of an item; a beginning shortfall says more than that it is sold out. */
  static Optional<StockChange> of(
      String statusBefore, boolean wasShort, String status, boolean isShort) {
    if (isShort && !wasShort) {
      return Optional.of(SHORTFALL);
    }
    if (status.equals(statusBefore)) {
      return Optional.empty();
    }
    if (status.equals(StockStatus.SOLD_OUT.word())) {
      return Optional.of(SOLD_OUT);
    }
    if (statusBefore.equals(StockStatus.SOLD_OUT.word())) {
      return Optional.of(BACK_IN_STOCK);
    }
    return status.equals(StockStatus.LOW_STOCK.word()) ? Optional.of(LOW_STOCK) : Optional.empty();
  }

  /** The word in the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
