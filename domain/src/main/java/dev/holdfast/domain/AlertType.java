package dev.holdfast.domain;

import dev.holdfast.schema.Event;
import java.util.Optional;
import java.util.stream.Stream;

/** What an alert tells: that stock is another than was told before. */
public enum AlertType {
  BACK_IN_STOCK(EventKind.BackInStock, "back-in-stock"),
  LOW_STOCK(EventKind.LowStock, "low-stock"),
  LOW_STOCK_ENDED(EventKind.LowStockEnded, "low-stock-ended"),
  SOLD_OUT(EventKind.SoldOut, "sold-out"),
  SHORTFALL(EventKind.Shortfall, "shortfall"),
  SHORTFALL_ENDED(EventKind.ShortfallEnded, "shortfall-ended");

  private final EventKind kind;
  private final String word;

  AlertType(EventKind kind, String word) {
    this.kind = kind;
    this.word = word;
  }

  /** The one for a change between two states, which differ. */
  static AlertType between(StockState told, StockState now) {
    switch (now) {
      case SHORTFALL:
        return SHORTFALL;
      case SOLD_OUT:
        return told == StockState.SHORTFALL ? SHORTFALL_ENDED : SOLD_OUT;
      default:
        if (told.isOut()) {
          return BACK_IN_STOCK;
        }
        return now == StockState.LOW_STOCK ? LOW_STOCK : LOW_STOCK_ENDED;
    }
  }

  /** The one that an event of the log tells; empty if that is no alert. */
  public static Optional<AlertType> of(Event event) {
    return Stream.of(values()).filter(type -> type.kind.name().equals(event.getKind())).findFirst();
  }

  /** The one of this word. */
  public static Optional<AlertType> named(String word) {
    return Stream.of(values()).filter(type -> type.word.equals(word)).findFirst();
  }

  /** The kind of its events. */
  EventKind kind() {
    return kind;
  }

  /** The word in the API and in webhooks. */
  public String word() {
    return word;
  }
}
