package dev.holdfast.job.sink;

import dev.holdfast.log.Causes;
import dev.holdfast.log.Chance;
import dev.holdfast.log.Timekeeper;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Tries a write again, with growing pauses, until it is done or has failed too often. */
public final class PersistentWrites {
  /** With the pauses below, some five minutes: then the job starts again from its checkpoint. */
  static final int TRIES_MAX = 40;

  private static final long PAUSE_MIN_MILLIS = 50;
  private static final long PAUSE_MAX_MILLIS = 10_000;

  private final Timekeeper time;
  private final Chance chance;

  public PersistentWrites(Timekeeper time, Chance chance) {
    this.time = time;
    this.chance = chance;
  }

  /** Fails with the last try's failure. */
  public CompletionStage<Void> write(Supplier<CompletionStage<Void>> attempt) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    attempt(attempt, 1, PAUSE_MIN_MILLIS, written);
    return written;
  }

  private void attempt(
      Supplier<CompletionStage<Void>> attempt,
      int tries,
      long backoff,
      CompletableFuture<Void> written) {
    attempt
        .get()
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                written.complete(null);
              } else if (tries == TRIES_MAX) {
                written.completeExceptionally(Causes.of(failure));
              } else {
                long pause = 1 + chance.below(backoff);
                long longer = Math.min(2 * backoff, PAUSE_MAX_MILLIS);
                time.after(pause, () -> attempt(attempt, tries + 1, longer, written));
              }
            });
  }
}
