package dev.holdfast.gateway.read;

import dev.holdfast.log.Backoff;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.schema.Outcome;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/**
 * Looks for outcomes again and again, for callers who wait; no thread waits with them. However many
 * they are, only some look at the same time: whose look comes when too many are under way, looks
 * again after the next pause.
 */
public final class OutcomeWait {
  private static final int WAITING_MAX = 1_000;
  private static final Backoff PAUSES = Backoff.between(50, 250);

  /** Well below the connections there are, so that those who ask once are not behind them. */
  private static final int LOOKS_MAX = 32;

  private final Outcomes outcomes;
  private final Timekeeper time;
  private final Semaphore seats = new Semaphore(WAITING_MAX);
  private final Semaphore looks = new Semaphore(LOOKS_MAX);

  public OutcomeWait(Outcomes outcomes, Timekeeper time) {
    this.outcomes = outcomes;
    this.time = time;
  }

  /**
   * The outcome, as soon as it is there; empty if it is not within `seconds`, if the read model
   * does not answer, or at once if too many wait already.
   */
  public CompletionStage<Optional<Outcome>> await(String item, String command, int seconds) {
    if (!seats.tryAcquire()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    long until = time.now() + seconds * 1000L;
    CompletableFuture<Optional<Outcome>> found = new CompletableFuture<>();
    look(item, command, until, PAUSES, found);
    return found.whenComplete((outcome, failure) -> seats.release());
  }

  private void look(
      String item,
      String command,
      long until,
      Backoff pause,
      CompletableFuture<Optional<Outcome>> found) {
    found(item, command)
        .whenComplete(
            (outcome, failure) -> {
              long rest = until - time.now();
              if (failure != null || outcome.isPresent() || rest <= 0) {
                found.complete(failure == null ? outcome : Optional.empty());
              } else {
                time.after(
                    Math.min(rest, pause.millis()),
                    () -> look(item, command, until, pause.next(), found));
              }
            });
  }

  private CompletionStage<Optional<Outcome>> found(String item, String command) {
    if (!looks.tryAcquire()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return CompletableFuture.completedStage(item)
        .thenCompose(of -> outcomes.find(of, command))
        .whenComplete((outcome, failure) -> looks.release());
  }
}
