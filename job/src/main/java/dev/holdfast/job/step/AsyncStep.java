package dev.holdfast.job.step;

import java.io.Serializable;

/** An asynchronous operator's place in the job. */
public final class AsyncStep<A, R> extends Step {
  private static final long serialVersionUID = 1L;

  /** Makes the operator, where it runs. */
  public interface Factory<A, R> extends Serializable {
    AsyncOperator<A, R> create();
  }

  private final Factory<A, R> factory;
  private final int capacity;
  private final boolean ordered;

  private AsyncStep(String uid, Factory<A, R> factory, int capacity, boolean ordered) {
    super(uid);
    this.factory = factory;
    this.capacity = capacity;
    this.ordered = ordered;
  }

  /**
   * Results go out in the order of their elements, and may go on to operators that are keyed as the
   * elements came: none is kept with a checkpoint.
   *
   * @param capacity elements under way at once in one subtask
   */
  public static <A, R> AsyncStep<A, R> ordered(String uid, int capacity, Factory<A, R> factory) {
    return new AsyncStep<>(uid, factory, capacity, true);
  }

  /**
   * Results go out as they come.
   *
   * @param capacity elements under way at once in one subtask
   */
  public static <A, R> AsyncStep<A, R> unordered(String uid, int capacity, Factory<A, R> factory) {
    return new AsyncStep<>(uid, factory, capacity, false);
  }

  /** The same step, with something around its operator. */
  public AsyncStep<A, R> within(Wrapper<A, R> around) {
    Factory<A, R> inner = factory;
    return new AsyncStep<>(uid(), () -> around.wrap(inner.create()), capacity, ordered);
  }

  /** Puts an operator of the same kind around one. */
  public interface Wrapper<A, R> extends Serializable {
    AsyncOperator<A, R> wrap(AsyncOperator<A, R> inner);
  }

  public AsyncOperator<A, R> create() {
    return factory.create();
  }

  public int capacity() {
    return capacity;
  }

  public boolean isOrdered() {
    return ordered;
  }
}
