package dev.holdfast.log;

import dev.holdfast.schema.Commit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The log of events: one row per commit, `seq` 1, 2, 3 … per item. All reads are strongly
 * consistent. Stages complete exceptionally only when the store could not be asked or did not
 * answer, and with {@link UnreadableRowException} when a row that it answered cannot be read.
 */
public interface EventLog {
  /** The most commits one call of {@link #read} returns. */
  int READ_LIMIT_MAX = 1_000;

  /**
   * Puts the commit at its `seq` on the condition that no row is there; one attempt.
   *
   * <p>A failed stage means that the outcome is unknown: the row may be there, or may still land
   * later. Only the same commit may then be tried again at this `seq`; see {@link Appender}.
   */
  CompletionStage<AppendResult> append(Commit commit);

  /**
   * The rows with `afterSeq` &lt; seq, ascending: `limit` of them, or fewer if there are no more.
   *
   * <p>The rows as they are: a long query is not one instant, so a hole may show that is none. See
   * {@link CommitReader} for reading without holes.
   */
  CompletionStage<List<Commit>> read(String item, long afterSeq, int limit);

  /**
   * The rows with `afterSeq` &lt; seq, newest first: `limit` of them, or fewer if there are no
   * more. The rows as they are, as {@link #read} has them.
   */
  CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit);

  /** The newest row, or nothing for an item without rows. */
  default CompletionStage<Optional<Commit>> tail(String item) {
    return newest(item, 0, 1).thenApply(rows -> rows.stream().findFirst());
  }
}
