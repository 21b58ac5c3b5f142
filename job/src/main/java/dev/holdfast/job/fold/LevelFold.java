package dev.holdfast.job.fold;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockFold;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;

/**
 * Folds one item's level and hands it on, at most once per interval: the first change at once,
 * later ones together when the interval is over.
 */
public final class LevelFold {
  private final LevelState state;
  private final LevelContext context;
  private final long intervalMillis;

  /**
   * @param intervalMillis the least time between two levels of one item
   */
  public LevelFold(LevelState state, LevelContext context, long intervalMillis) {
    this.state = state;
    this.context = context;
    this.intervalMillis = intervalMillis;
  }

  /** Takes the commit that follows the last one. */
  public void onCommit(Commit commit) {
    StockLevel before = state.level();
    StockLevel after =
        StockFold.apply(before == null ? Levels.empty(commit.getItem()) : before, commit);
    state.level(after);
    long quiet = state.quietUntil();
    if (context.now() >= quiet) {
      context.dropCall(quiet);
      emit(after);
    } else {
      context.callAt(quiet);
    }
  }

  /** The interval is over. */
  public void onCall() {
    emit(state.level());
  }

  private void emit(StockLevel changed) {
    state.quietUntil(context.now() + intervalMillis);
    context.emit(changed);
  }
}
