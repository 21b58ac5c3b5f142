package dev.holdfast.domain;

import dev.holdfast.schema.StockLevel;

/** An item's availability in a word, as product pages show it. */
public enum StockStatus {
  IN_STOCK("in-stock"),
  LOW_STOCK("low-stock"),
  SOLD_OUT("sold-out");

  private final String word;

  StockStatus(String word) {
    this.word = word;
  }

  public static StockStatus of(StockLevel level) {
    long available = Levels.available(level);
    if (available == 0) {
      return SOLD_OUT;
    }
    return available <= level.getPolicy().getLowStockThreshold() ? LOW_STOCK : IN_STOCK;
  }

  /** The word in the API and the read model. */
  public String word() {
    return word;
  }
}
