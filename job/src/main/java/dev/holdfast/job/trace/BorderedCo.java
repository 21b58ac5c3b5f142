package dev.holdfast.job.trace;

import dev.holdfast.domain.operator.KeyedCoOperator;

/** The same around an operator with two inputs. */
abstract class BorderedCo<A, B, R> extends Bordered<A, R> implements KeyedCoOperator<A, B, R> {
  private final KeyedCoOperator<A, B, R> inner;

  BorderedCo(KeyedCoOperator<A, B, R> inner, Spans.Source source) {
    super(inner, source);
    this.inner = inner;
  }

  /** What the operator is given for it at its second input. */
  B entersSecond(B element) {
    return element;
  }

  @Override
  public final void onSecond(B element) {
    inner.onSecond(entersSecond(element));
  }
}
