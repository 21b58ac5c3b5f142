package dev.holdfast.log;

import dev.holdfast.schema.Commit;
import java.util.concurrent.CompletionStage;

/**
 * Appends a commit until its fate is known: an unknown outcome is tried again at the same seq with
 * the same id and the same bytes, up to a deadline. After it the row at this seq may have been
 * there, and expired; so no try comes late. That another row is there and cannot be read is no
 * unknown outcome: nothing was appended.
 */
public final class Appender {
  private static final Backoff BACKOFF = Backoff.between(10, 500);

  private final EventLog log;
  private final Retry retry;

  public Appender(EventLog log, Timekeeper time, Chance random) {
    this.log = log;
    this.retry =
        Retry.jittered(time, random, BACKOFF)
            .onlyIf(failure -> !(failure instanceof UnreadableRowException))
            .failingWith(LogUnavailableException::new);
  }

  /**
   * @param deadline epoch milliseconds after which no further try is made
   * @return fails with {@link LogUnavailableException} if the outcome is unknown at the deadline:
   *     the commit may be in the log, or may still get there; at once with {@link
   *     UnreadableRowException} if a row stands at its seq that cannot be read
   */
  public CompletionStage<AppendResult> append(Commit commit, long deadline) {
    return retry.runUntil(deadline, () -> log.append(commit));
  }
}
