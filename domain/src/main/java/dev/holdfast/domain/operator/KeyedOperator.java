package dev.holdfast.domain.operator;

/**
 * One step of the job, which works on one key at a time: an element or a time comes in, and in its
 * turn the operator looks at the key's state, changes it, emits, and asks to be called again.
 *
 * <p>It is a plain class and knows no engine. Flink runs it in the job; the simulator runs the very
 * same object in a world of its own. What both do alike, {@link OperatorRun} does.
 *
 * @param <A> what comes in
 * @param <R> what goes out
 */
public interface KeyedOperator<A, R> {
  /** Which time `now` tells, and calls are made by. */
  Time time();

  /** Declares state and metrics, once, before the first turn. */
  void open(Setup<R> setup);

  void onElement(A element);

  /** A time that was asked for by {@link Turn#callAt} has come. */
  void onTime(long time);

  /** Lets go of what it opened. */
  default void close() {}
}
