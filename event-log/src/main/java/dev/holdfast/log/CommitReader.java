package dev.holdfast.log;

import dev.holdfast.schema.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

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
