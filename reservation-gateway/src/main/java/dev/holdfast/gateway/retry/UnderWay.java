package dev.holdfast.gateway.retry;

import dev.holdfast.log.writer.OverloadedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets so many requests be under way at once. One more is turned away at once and costs next to
 * nothing; queued, it would take memory and time from those who can still be served, and be given
 * up by its caller before its turn comes.
 */
public final class UnderWay {
  private final int max;
  private final AtomicInteger count = new AtomicInteger();

  public UnderWay(int max) {
    this.max = max;
  }

  /** Fails with {@link OverloadedException} if as many as may be are under way. */
  public <T> CompletionStage<T> admit(Supplier<CompletionStage<T>> request) {
    if (count.incrementAndGet() > max) {
      count.decrementAndGet();
      return CompletableFuture.failedStage(new OverloadedException(max));
    }
    CompletionStage<T> answer;
    try {
      answer = request.get();
    } catch (RuntimeException e) {
      count.decrementAndGet();
      throw e;
    }
    return answer.whenComplete((result, failure) -> count.decrementAndGet());
  }
}
