package dev.holdfast.log;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tries something again until it is done, with a growing pause after each try that failed. Without
 * further words it does so for ever, whatever the failure. Immutable.
 *
 * <p>An attempt that throws, instead of giving a stage that fails, is a bug and not tried again.
 */
public final class Retry {
  private final Timekeeper time;

  /** Null for pauses without jitter. */
  private final Chance random;

  private final Backoff backoff;
  private final int triesMax;
  private final Predicate<Throwable> isTransient;
  private final Function<Throwable, Throwable> exhausted;

  private Retry(
      Timekeeper time,
      Chance random,
      Backoff backoff,
      int triesMax,
      Predicate<Throwable> isTransient,
      Function<Throwable, Throwable> exhausted) {
    this.time = time;
    this.random = random;
    this.backoff = backoff;
    this.triesMax = triesMax;
    this.isTransient = isTransient;
    this.exhausted = exhausted;
  }

  /** With full jitter. */
  public static Retry jittered(Timekeeper time, Chance random, Backoff backoff) {
    return new Retry(time, random, backoff, Integer.MAX_VALUE, any -> true, Function.identity());
  }

  /** With pauses as they are: for one who does not meet others at the same store. */
  public static Retry steady(Timekeeper time, Backoff backoff) {
    return jittered(time, null, backoff);
  }

  /** Makes so many tries at most. */
  public Retry times(int most) {
    return new Retry(time, random, backoff, most, isTransient, exhausted);
  }

  /** Fails at once with any other failure. */
  public Retry onlyIf(Predicate<Throwable> isWorthIt) {
    return new Retry(time, random, backoff, triesMax, isWorthIt, exhausted);
  }

  /** Fails with this, made of the last try's failure, if there is no further try. */
  public Retry failingWith(Function<Throwable, Throwable> failure) {
    return new Retry(time, random, backoff, triesMax, isTransient, failure);
  }

  public <T> CompletionStage<T> run(Supplier<? extends CompletionStage<T>> attempt) {
    return runUntil(Long.MAX_VALUE, attempt);
  }

  /**
   * @param deadline epoch milliseconds after which no try is made. A machine that was halted in a
   *     pause makes no late one, either.
   */
  public <T> CompletionStage<T> runUntil(
      long deadline, Supplier<? extends CompletionStage<T>> attempt) {
    Run<T> run = new Run<>(deadline, attempt);
    run.attempt();
    return run.result;
  }

  /** The tries of one thing. */
  private final class Run<T> {
    private final long deadline;
    private final Supplier<? extends CompletionStage<T>> attempt;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private Backoff pause = backoff;
    private int tries;

    Run(long deadline, Supplier<? extends CompletionStage<T>> attempt) {
      this.deadline = deadline;
      this.attempt = attempt;
    }

    void attempt() {
      tries++;
      CompletionStage<T> stage;
      try {
        stage = attempt.get();
      } catch (RuntimeException bug) {
        result.completeExceptionally(bug);
        return;
      }
      stage.whenComplete(
          (value, failure) -> {
            if (failure == null) {
              result.complete(value);
            } else {
              failed(Causes.of(failure));
            }
          });
    }

    private void failed(Throwable failure) {
      if (!isTransient.test(failure)) {
        result.completeExceptionally(failure);
      } else if (tries >= triesMax || time.now() > deadline - pause.millis()) {
        result.completeExceptionally(exhausted.apply(failure));
      } else {
        long millis = random == null ? pause.millis() : pause.jitteredMillis(random);
        pause = pause.next();
        time.after(millis, () -> attemptInTime(failure));
      }
    }

    private void attemptInTime(Throwable lastFailure) {
      if (time.now() > deadline) {
        result.completeExceptionally(exhausted.apply(lastFailure));
      } else {
        attempt();
      }
    }
  }
}
