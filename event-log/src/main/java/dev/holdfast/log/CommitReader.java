package dev.holdfast.log;

import dev.holdfast.schema.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Reads commits without holes. A hole is read once more, and is then a {@link HoleException}. */
public final class CommitReader {
  private final EventLog log;

  public CommitReader(EventLog log) {
    this.log = log;
  }

  /**
   * The commits `afterSeq` &lt; seq, at most `commitsMax`, page by page.
   *
   * @return in order, the first one `afterSeq + 1`; empty if the tail is at `afterSeq`
   */
  public CompletionStage<List<Commit>> readAfter(String item, long afterSeq, int commitsMax) {
    return readOn(item, afterSeq, commitsMax, new ArrayList<>(), false);
  }

  /**
   * The same, and proves that the log has come to `knownSeq`: that row is read, too. If it has gone
   * by its `ttl`, there is a later one, for an item's newest row never goes. So a level that is
   * ahead of the log, as after the log was set back, is found out before anything is built on it.
   *
   * @return the commits `knownSeq` &lt; seq; fails with {@link HoleException} if the log ends
   *     before
   */
  public CompletionStage<List<Commit>> readAfterKnown(String item, long knownSeq, int commitsMax) {
    if (knownSeq == 0) {
      return readAfter(item, knownSeq, commitsMax);
    }
    int limit = Math.min(EventLog.READ_LIMIT_MAX, commitsMax + 1);
    return log.read(item, knownSeq - 1, limit)
        .handle(
            (page, failure) -> {
              if (failure != null) {
                Throwable cause = Causes.of(failure);
                return cause instanceof UnreadableRowException
                    // Some row is there, if only one that cannot be read.
                    ? readAfter(item, knownSeq, commitsMax)
                    : CompletableFuture.<List<Commit>>failedStage(cause);
              }
              return afterKnown(item, knownSeq, commitsMax, page, page.size() < limit);
            })
        .thenCompose(stage -> stage);
  }

  private CompletionStage<List<Commit>> afterKnown(
      String item, long knownSeq, int commitsMax, List<Commit> page, boolean isLast) {
    if (page.isEmpty()) {
      return CompletableFuture.failedStage(HoleException.behind(item, knownSeq));
    }
    List<Commit> commits =
        page.subList(page.get(0).getSeq() == knownSeq ? 1 : 0, page.size()).stream()
            .limit(commitsMax)
            .collect(Collectors.toList());
    boolean isEnough = isLast || commits.size() == commitsMax;
    return isEnough && isWithoutHole(knownSeq, commits)
        ? CompletableFuture.completedFuture(commits)
        : readAfter(item, knownSeq, commitsMax);
  }

  private static boolean isWithoutHole(long afterSeq, List<Commit> commits) {
    return commits.isEmpty()
        || (commits.get(0).getSeq() == afterSeq + 1
            && commits.get(commits.size() - 1).getSeq() == afterSeq + commits.size());
  }

  private CompletionStage<List<Commit>> readOn(
      String item, long afterSeq, int commitsMax, List<Commit> sofar, boolean again) {
    int limit = Math.min(EventLog.READ_LIMIT_MAX, commitsMax - sofar.size());
    if (limit == 0) {
      return CompletableFuture.completedFuture(sofar);
    }
    return log.read(item, afterSeq, limit)
        .thenCompose(
            page -> {
              long seq = afterSeq;
              for (Commit commit : page) {
                if (commit.getSeq() != seq + 1) {
                  if (again) {
                    throw new HoleException(item, seq + 1, commit.getSeq());
                  }
                  return readOn(item, seq, commitsMax, sofar, true);
                }
                sofar.add(commit);
                seq++;
              }
              return page.size() < limit
                  ? CompletableFuture.completedFuture(sofar)
                  : readOn(item, seq, commitsMax, sofar, false);
            });
  }
}
