package dev.holdfast.job.sink;

import dev.holdfast.log.Backoff;
import dev.holdfast.log.Chance;
import dev.holdfast.log.Retry;
import dev.holdfast.log.Timekeeper;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Tries a write again, with growing pauses, until it is done or has failed too often. */
public final class PersistentWrites {
  /** With the pauses below, some five minutes: then the job starts again from its checkpoint. */
  static final int TRIES_MAX = 40;

  private static final Backoff BACKOFF = Backoff.between(50, 10_000);

  private final Retry retry;

  public PersistentWrites(Timekeeper time, Chance random) {
    this.retry = Retry.jittered(time, random, BACKOFF).times(TRIES_MAX);
  }

  /** Fails with the last try's failure. */
  public CompletionStage<Void> write(Supplier<CompletionStage<Void>> attempt) {
    return retry.run(attempt);
  }
}
