package dev.holdfast.log;

import dev.holdfast.schema.Commit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Appends a commit until its fate is known: an unknown outcome is tried again at the same seq with
 * the same id and the same bytes, with exponential backoff and full jitter, up to a deadline.
 *
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Marc
 *     Brooker, Exponential backoff and jitter</a>
 */
public final class Appender {
  private static final long BACKOFF_MIN_MILLIS = 10;
  private static final long BACKOFF_MAX_MILLIS = 500;

  private final EventLog log;
  private final Timekeeper time;
  private final Chance chance;

  public Appender(EventLog log, Timekeeper time, Chance chance) {
    this.log = log;
    this.time = time;
    this.chance = chance;
  }

  /**
   * @param deadline epoch milliseconds after which no further try is made
   * @return fails with {@link LogUnavailableException} if the outcome is unknown at the deadline:
   *     the commit may be in the log, or may still get there
   */
  public CompletionStage<AppendResult> append(Commit commit, long deadline) {
    CompletableFuture<AppendResult> fate = new CompletableFuture<>();
    attempt(commit, deadline, BACKOFF_MIN_MILLIS, fate);
    return fate;
  }

  private void attempt(
      Commit commit, long deadline, long backoff, CompletableFuture<AppendResult> fate) {
    log.append(commit)
        .whenComplete(
            (result, failure) -> {
              if (failure == null) {
                fate.complete(result);
              } else if (time.now() + backoff > deadline) {
                fate.completeExceptionally(new LogUnavailableException(failure));
              } else {
                long pause = 1 + chance.below(backoff);
                long longer = Math.min(2 * backoff, BACKOFF_MAX_MILLIS);
                time.after(pause, () -> attemptInTime(commit, deadline, longer, fate, failure));
              }
            });
  }

  /**
   * A machine that was halted meanwhile makes no late try: the row at this seq may have been there,
   * and expired.
   */
  private void attemptInTime(
      Commit commit,
      long deadline,
      long backoff,
      CompletableFuture<AppendResult> fate,
      Throwable lastFailure) {
    if (time.now() > deadline) {
      fate.completeExceptionally(new LogUnavailableException(lastFailure));
    } else {
      attempt(commit, deadline, backoff, fate);
    }
  }
}
