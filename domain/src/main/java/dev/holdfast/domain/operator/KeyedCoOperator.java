package dev.holdfast.domain.operator;

/**
 * A keyed operator with a second input.
 *
 * @param <B> what comes in there
 */
public interface KeyedCoOperator<A, B, R> extends KeyedOperator<A, R> {
  void onSecond(B element);
}
