package dev.holdfast.job.fold;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.domain.StockFold;
import dev.holdfast.domain.operator.Cell;
import dev.holdfast.domain.operator.Turn;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;

/**
 * Folds one item's level and hands it on, at most once per interval: the first change at once,
 * later ones together when the interval is over. A change that is read long after it came about has
 * others behind it, mostly, and nobody waits for it: so it is handed on with those.
 */
final class LevelFold {
  private static final long LONG_AFTER_MILLIS = 60_000;

  private final Turn<StockLevel> turn;
  private final Cell<StockLevel> level;

  /** Until when no level is handed on, epoch milliseconds. */
  private final Cell<Long> quietUntil;

  private final ShopPolicies policies;
  private final long intervalMillis;

  /**
   * @param policies by which it is handed on
   * @param intervalMillis the least time between two levels of one item
   */
  LevelFold(
      Turn<StockLevel> turn,
      Cell<StockLevel> level,
      Cell<Long> quietUntil,
      ShopPolicies policies,
      long intervalMillis) {
    this.turn = turn;
    this.level = level;
    this.quietUntil = quietUntil;
    this.policies = policies;
    this.intervalMillis = intervalMillis;
  }

  /**
   * Takes the commit that follows the last one.
   *
   * @param otherCall a time that somebody else asked for, too; calls for one time are one call
   */
  StockLevel onCommit(Commit commit, long otherCall) {
    StockLevel before = level.get();
    StockLevel after =
        StockFold.apply(before == null ? Levels.empty(commit.getItem()) : before, commit);
    level.set(after);
    long quiet = quietUntil();
    if (isQuiet()) {
      turn.callAt(quiet);
    } else {
      if (quiet != otherCall) {
        turn.dropCall(quiet);
      }
      if (turn.now() - commit.getAt() < LONG_AFTER_MILLIS) {
        handOn(after);
      } else {
        quietUntil.set(turn.now() + intervalMillis);
        turn.callAt(quietUntil());
      }
    }
    return after;
  }

  /** A time asked for has come. */
  void onTime(long time) {
    if (time == quietUntil()) {
      handOn(level.get());
    }
  }

  /** What seems to be quiet for longer has been told before the clock was set back. */
  private boolean isQuiet() {
    long left = quietUntil() - turn.now();
    return left > 0 && left <= intervalMillis;
  }

  private void handOn(StockLevel changed) {
    quietUntil.set(turn.now() + intervalMillis);
    turn.emit(policies.inForce(changed));
  }

  private long quietUntil() {
    return quietUntil.getOr(0L);
  }
}
