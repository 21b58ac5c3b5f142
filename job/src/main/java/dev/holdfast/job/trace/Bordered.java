package dev.holdfast.job.trace;

import dev.holdfast.domain.operator.ForwardingSetup;
import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.domain.operator.Setup;
import dev.holdfast.domain.operator.Time;

/**
 * Stands around an operator and sees what goes in and what comes out; the operator knows nothing of
 * it. What it hands on differs in its context at the most.
 */
abstract class Bordered<A, R> implements KeyedOperator<A, R> {
  private final KeyedOperator<A, R> inner;
  private final Spans.Source source;
  private Spans spans;

  Bordered(KeyedOperator<A, R> inner, Spans.Source source) {
    this.inner = inner;
    this.source = source;
  }

  final Spans spans() {
    return spans;
  }

  /** What the operator is given for it. */
  A enters(A element) {
    return element;
  }

  /** What is handed on for it. */
  abstract R leaves(R record);

  @Override
  public final Time time() {
    return inner.time();
  }

  @Override
  public final void open(Setup<R> setup) {
    spans = source.open();
    inner.open(new BorderedSetup(setup));
  }

  @Override
  public final void onElement(A element) {
    inner.onElement(enters(element));
  }

  @Override
  public final void onTime(long time) {
    inner.onTime(time);
  }

  @Override
  public final void close() {
    try {
      inner.close();
    } finally {
      if (spans != null) {
        spans.close();
      }
    }
  }

  private final class BorderedSetup extends ForwardingSetup<R> {
    BorderedSetup(Setup<R> setup) {
      super(setup);
    }

    @Override
    public void emit(R record) {
      super.emit(leaves(record));
    }
  }
}
