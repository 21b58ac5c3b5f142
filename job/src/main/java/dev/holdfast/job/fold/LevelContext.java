package dev.holdfast.job.fold;

import dev.holdfast.schema.StockLevel;

/** What folding one item's level needs from its surroundings. */
public interface LevelContext {
  /** Processing time, epoch milliseconds. */
  long now();

  /** Calls {@link LevelFold#onCall} at `time`; asked twice for one time, once. */
  void callAt(long time);

  /** Takes back the call at `time`, if there is one. */
  void dropCall(long time);

  /** Hands the level on. */
  void emit(StockLevel level);
}
