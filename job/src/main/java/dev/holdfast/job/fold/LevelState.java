package dev.holdfast.job.fold;

import dev.holdfast.schema.StockLevel;

/** What folding one item's level has to remember. */
public interface LevelState {
  /** The level; null before the first commit. */
  StockLevel level();

  void level(StockLevel level);

  /** Until when no level is handed on, epoch milliseconds; 0 at first. */
  long quietUntil();

  void quietUntil(long time);
}
