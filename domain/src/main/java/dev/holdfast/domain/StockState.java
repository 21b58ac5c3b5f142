package dev.holdfast.domain;

import dev.holdfast.schema.StockLevel;
import java.util.Optional;
import java.util.stream.Stream;

/** How an item's stock is, from good to bad. */
public enum StockState {
  IN_STOCK("in-stock"),
  LOW_STOCK("low-stock"),
  SOLD_OUT("sold-out"),
  /** Sold out, and more is promised than there is. */
  SHORTFALL("shortfall");

  private final String word;

  StockState(String word) {
    this.word = word;
  }

  /**
   * @param level by the policy in force
   */
  public static StockState of(StockLevel level) {
    if (Levels.shortfall(level) > 0) {
      return SHORTFALL;
    }
    switch (StockStatus.of(level)) {
      case SOLD_OUT:
        return SOLD_OUT;
      case LOW_STOCK:
        return LOW_STOCK;
      default:
        return IN_STOCK;
    }
  }

  /** The state of this word; empty for a word that only a newer version knows. */
  public static Optional<StockState> named(String word) {
    return Stream.of(values()).filter(state -> state.word.equals(word)).findFirst();
  }

  /** The word in alerts. */
  public String word() {
    return word;
  }

  public boolean isWorseThan(StockState other) {
    return compareTo(other) > 0;
  }

  /** The next one on the way down; of the worst, itself. */
  public StockState nextWorse() {
    switch (this) {
      case IN_STOCK:
        return LOW_STOCK;
      case LOW_STOCK:
        return SOLD_OUT;
      default:
        return SHORTFALL;
    }
  }

  /** Whether nothing can be reserved. */
  boolean isOut() {
    return this == SOLD_OUT || this == SHORTFALL;
  }
}
