package dev.holdfast.domain.operator;

import java.util.function.Supplier;

/**
 * What an operator is given, handed through as it is: for whoever stands around an operator and
 * changes some of it.
 */
public abstract class ForwardingSetup<R> implements Setup<R>, Turn<R> {
  private final Setup<R> setup;
  private final Turn<R> turn;

  protected ForwardingSetup(Setup<R> setup) {
    this.setup = setup;
    this.turn = setup.turn();
  }

  @Override
  public final Turn<R> turn() {
    return this;
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
    turn.emit(record);
  }

  @Override
  public <X> void emit(Output<X> output, X record) {
    turn.emit(output, record);
  }
}
