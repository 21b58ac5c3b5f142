package dev.holdfast.domain.command;

import dev.holdfast.domain.PastStock;
import dev.holdfast.schema.StockLevel;
import java.util.Optional;
import java.util.function.LongFunction;

/** Where in an item's log a command's events are appended. */
public final class AppendPoint {
  private final StockLevel level;
  private final LongFunction<Optional<PastStock>> stockAt;
  private final long at;

  /**
   * @param level the level they are appended to
   * @param stockAt what was on hand at an earlier seq; empty where the log no longer tells
   * @param at the commit's time, epoch milliseconds
   */
  public AppendPoint(StockLevel level, LongFunction<Optional<PastStock>> stockAt, long at) {
    this.level = level;
    this.stockAt = stockAt;
    this.at = at;
  }

  StockLevel level() {
    return level;
  }

  Optional<PastStock> stockAt(long seq) {
    return stockAt.apply(seq);
  }

  long at() {
    return at;
  }
}
