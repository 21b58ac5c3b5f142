package dev.holdfast.gateway.retry;

import dev.holdfast.log.Causes;
import dev.holdfast.log.Chance;
import dev.holdfast.log.Timekeeper;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks a service again until it answers, with exponential backoff and full jitter, up to a
 * deadline. Only for what may be done twice.
 */
public final class Retries {
  private static final long BACKOFF_MIN_MILLIS = 20;
  private static final long BACKOFF_MAX_MILLIS = 500;

  private final Timekeeper time;
  private final Chance chance;
  private final String service;
  private final Predicate<Throwable> itsDoing;
  private final long deadlineMillis;

  /**
   * @param service its name, for messages
   * @param itsDoing whether a failure is the service's, and may pass
   * @param deadlineMillis how long after the first attempt no other is begun
   */
  public Retries(
      Timekeeper time,
      Chance chance,
      String service,
      Predicate<Throwable> itsDoing,
      long deadlineMillis) {
    this.time = time;
    this.chance = chance;
    this.service = service;
    this.itsDoing = itsDoing;
    this.deadlineMillis = deadlineMillis;
  }

  /**
   * @return fails with {@link UnavailableException} if there is no answer by the deadline, and at
   *     once with whatever is not the service's doing
   */
  public <T> CompletionStage<T> ask(Supplier<? extends CompletionStage<T>> attempt) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    attempt(attempt, time.now() + deadlineMillis, BACKOFF_MIN_MILLIS, answer);
    return answer;
  }

  private <T> void attempt(
      Supplier<? extends CompletionStage<T>> attempt,
      long deadline,
      long backoff,
      CompletableFuture<T> answer) {
    CompletableFuture.completedStage(attempt)
        .thenCompose(Supplier::get)
        .whenComplete(
            (result, failure) -> {
              Throwable cause = Causes.of(failure);
              if (cause == null) {
                answer.complete(result);
              } else if (!itsDoing.test(cause)) {
                answer.completeExceptionally(cause);
              } else if (time.now() + backoff > deadline) {
                answer.completeExceptionally(new UnavailableException(service, cause));
              } else {
                long pause = 1 + chance.below(backoff);
                long longer = Math.min(2 * backoff, BACKOFF_MAX_MILLIS);
                time.after(pause, () -> attemptInTime(attempt, deadline, longer, answer, cause));
              }
            });
  }

  /** A machine that was halted meanwhile begins no attempt for which it is too late. */
  private <T> void attemptInTime(
      Supplier<? extends CompletionStage<T>> attempt,
      long deadline,
      long backoff,
      CompletableFuture<T> answer,
      Throwable lastFailure) {
    if (time.now() > deadline) {
      answer.completeExceptionally(new UnavailableException(service, lastFailure));
    } else {
      attempt(attempt, deadline, backoff, answer);
    }
  }
}
