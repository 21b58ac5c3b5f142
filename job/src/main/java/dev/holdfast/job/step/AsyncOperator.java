package dev.holdfast.job.step;

import dev.holdfast.domain.operator.Metrics;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * One step of the job that asks others and does not wait for them: an element comes in, and some
 * time later its results go out. How many elements are under way at once, and whether their results
 * keep the order of the elements, {@link AsyncStep} says.
 *
 * @param <A> what comes in
 * @param <R> what goes out
 */
public interface AsyncOperator<A, R> {
  /** Opens what it asks, once, before the first element. */
  void open(Metrics metrics);

  /** Never blocks; fails if the job is to start again from its last checkpoint. */
  CompletionStage<List<R>> apply(A element);

  /** Lets go of what it opened. */
  void close();
}
