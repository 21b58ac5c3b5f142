package dev.holdfast.job.trace;

import dev.holdfast.domain.operator.Cell;
import dev.holdfast.domain.operator.Counter;
import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.domain.operator.Output;
import dev.holdfast.domain.operator.Setup;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.domain.operator.Time;
import dev.holdfast.domain.operator.Turn;
import java.util.function.Supplier;

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

  private final class BorderedSetup implements Setup<R> {
    private final Setup<R> setup;

    BorderedSetup(Setup<R> setup) {
      this.setup = setup;
    }

    @Override
    public Turn<R> turn() {
      return new BorderedTurn(setup.turn());
    }

    @Override
    public <T> Cell<T> cell(String name, StateType<T> type) {
      return setup.cell(name, type);
    }

    @Override
    public <K, V> Table<K, V> table(String name, StateType<K> keys, StateType<V> values) {
      return setup.table(name, keys, values);
    }

    @Override
    public void gauge(String name, Supplier<? extends Number> value) {
      setup.gauge(name, value);
    }

    @Override
    public Counter counter(String name) {
      return setup.counter(name);
    }

    @Override
    public Counter counter(String name, String label, String value) {
      return setup.counter(name, label, value);
    }
  }

  private final class BorderedTurn implements Turn<R> {
    private final Turn<R> turn;

    BorderedTurn(Turn<R> turn) {
      this.turn = turn;
    }

    @Override
    public String key() {
      return turn.key();
    }

    @Override
    public long now() {
      return turn.now();
    }

    @Override
    public long arrivedAt() {
      return turn.arrivedAt();
    }

    @Override
    public void callAt(long time) {
      turn.callAt(time);
    }

    @Override
    public void dropCall(long time) {
      turn.dropCall(time);
    }

    @Override
    public void emit(R record) {
      turn.emit(leaves(record));
    }

    @Override
    public <X> void emit(Output<X> output, X record) {
      turn.emit(output, record);
    }
  }
}
