package dev.holdfast.job.sink;

import dev.holdfast.domain.Holds;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.NewestHolds;
import dev.holdfast.log.Causes;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.UnreadableRowException;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Finds the reservations that a shortfall falls to first, see {@link NewestHolds}, by reading the
 * log backwards, a page at a time. A shortfall is rare, and nothing is kept for the day it comes.
 */
final class ShortfallHolds {
  static final int HOLDS_MAX = 20;
  static final int PAGE = 200;

  /** Holds older than the item's last two thousand commits are not looked for. */
  static final int PAGES_MAX = 10;

  private final EventLog log;

  ShortfallHolds(EventLog log) {
    this.log = log;
  }

  /** Their ids, the newest first; none where nothing is short. */
  CompletionStage<List<String>> of(StockLevel level) {
    return Levels.shortfall(level) == 0
        ? CompletableFuture.completedFuture(List.of())
        : look(level, level.getSeq(), List.of(), 1);
  }

  /**
   * @param newer the commits that have been read, those after `upTo`
   */
  private CompletionStage<List<String>> look(
      StockLevel level, long upTo, List<Commit> newer, int page) {
    long after = Math.max(0, upTo - PAGE);
    return log.read(level.getItem(), after, (int) (upTo - after))
        .exceptionally(ShortfallHolds::nothingIfUnreadable)
        .thenCompose(
            read -> {
              List<Commit> commits = new ArrayList<>(read);
              commits.addAll(newer);
              List<Hold> holds = NewestHolds.covering(commits, Levels.shortfall(level), HOLDS_MAX);
              // Rows may have expired: then nothing is left below them.
              boolean more = after > 0 && read.size() == upTo - after && page < PAGES_MAX;
              return more && !areEnough(holds, level)
                  ? look(level, after, commits, page + 1)
                  : CompletableFuture.completedFuture(ids(holds));
            });
  }

  /** Without what cannot be read fewer are named; the rest of the row is as right as ever. */
  private static List<Commit> nothingIfUnreadable(Throwable failure) {
    if (Causes.of(failure) instanceof UnreadableRowException) {
      return List.of();
    }
    throw new CompletionException(Causes.of(failure));
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
