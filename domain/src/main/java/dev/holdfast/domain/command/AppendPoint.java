package dev.holdfast.domain.command;

import dev.holdfast.schema.StockLevel;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** Where in an item's log a command's events are appended. */
public final class AppendPoint {
  private final StockLevel level;
  private final LongFunction<OptionalLong> onHandAt;
  private final long at;

  /**
   * @param level the level they are appended to
   * @param onHandAt what was on hand at an earlier seq; empty where the log no longer tells
   * @param at the commit's time, epoch milliseconds
   */
  public AppendPoint(StockLevel level, LongFunction<OptionalLong> onHandAt, long at) {
    this.level = level;
    this.onHandAt = onHandAt;
    this.at = at;
  }

  StockLevel level() {
    return level;
  }

  OptionalLong onHandAt(long seq) {
    return onHandAt.apply(seq);
  }

  long at() {
    return at;
  }
}
