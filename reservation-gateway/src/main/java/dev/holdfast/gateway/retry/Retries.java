package dev.holdfast.gateway.retry;

import dev.holdfast.log.Backoff;
import dev.holdfast.log.Chance;
import dev.holdfast.log.Retry;
import dev.holdfast.log.Timekeeper;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks a service again until it answers, up to a deadline. Only for what may be done twice. */
public final class Retries {
  private static final Backoff BACKOFF = Backoff.between(20, 500);

  private final Timekeeper time;
  private final Retry retry;
  private final long deadlineMillis;

  /**
   * @param service its name, for messages
   * @param itsDoing whether a failure is the service's, and may pass
   * @param deadlineMillis how long after the first attempt no other is begun
   */
  public Retries(
      Timekeeper time,
      Chance random,
      String service,
      Predicate<Throwable> itsDoing,
      long deadlineMillis) {
    this.time = time;
    this.retry =
        Retry.jittered(time, random, BACKOFF)
            .onlyIf(itsDoing)
            .failingWith(failure -> new UnavailableException(service, failure));
    this.deadlineMillis = deadlineMillis;
  }

  /**
   * @return fails with {@link UnavailableException} if there is no answer by the deadline, and at
   *     once with whatever is not the service's doing
   */
  public <T> CompletionStage<T> ask(Supplier<? extends CompletionStage<T>> attempt) {
    // A client that throws, instead of giving a stage that fails, is asked again, too.
    return retry.runUntil(
        time.now() + deadlineMillis,
        () -> CompletableFuture.completedStage(attempt).thenCompose(Supplier::get));
  }
}
