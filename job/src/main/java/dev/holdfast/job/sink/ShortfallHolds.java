package dev.holdfast.job.sink;

import dev.holdfast.domain.Holds;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.NewestHolds;
import dev.holdfast.log.BackwardReader;
import dev.holdfast.log.EventLog;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Finds the reservations that a shortfall falls to first, see {@link NewestHolds}, by reading the
 * log backwards. A shortfall is rare, and nothing is kept for the day it comes.
 */
final class ShortfallHolds {
  static final int HOLDS_MAX = 20;

  private final BackwardReader log;

  ShortfallHolds(EventLog log) {
    this.log = new BackwardReader(log);
  }

  /** Their ids, the newest first; none where nothing is short. */
  CompletionStage<List<String>> of(StockLevel level) {
    return Levels.shortfall(level) == 0
        ? CompletableFuture.completedFuture(List.of())
        : log.read(
                level.getItem(), level.getSeq(), commits -> areEnough(holds(commits, level), level))
            .thenApply(commits -> ids(holds(commits, level)));
  }

  private static List<Hold> holds(List<Commit> commits, StockLevel level) {
    return NewestHolds.covering(commits, Levels.shortfall(level), HOLDS_MAX);
  }

  /** There are no more to be found than all that is reserved. */
  private static boolean areEnough(List<Hold> holds, StockLevel level) {
    long units = Math.min(Levels.shortfall(level), level.getReserved());
    return holds.size() == HOLDS_MAX || holds.stream().mapToLong(Holds::reserved).sum() >= units;
  }

  private static List<String> ids(List<Hold> holds) {
    return holds.stream().map(Hold::getReservation).collect(Collectors.toList());
  }
}
