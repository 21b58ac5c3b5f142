package dev.holdfast.proof.simulate.engine;

import dev.holdfast.domain.operator.Cell;
import dev.holdfast.domain.operator.Counter;
import dev.holdfast.domain.operator.Output;
import dev.holdfast.domain.operator.Setup;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.domain.operator.Turn;
import dev.holdfast.log.Timekeeper;
import java.util.function.Supplier;

/** What an operator is given, with its tables and its time handed through the hooks. */
final class HookedSetup<R> implements Setup<R>, Turn<R> {
  private final String uid;
  private final Setup<R> setup;
  private final Turn<R> turn;
  private final Hooks hooks;
  private final Timekeeper clock;

  HookedSetup(String uid, Setup<R> setup, Hooks hooks, Timekeeper clock) {
    this.uid = uid;
    this.setup = setup;
    this.turn = setup.turn();
    this.hooks = hooks;
    this.clock = clock;
  }

  @Override
  public Turn<R> turn() {
    return this;
  }

  @Override
  public <T> Cell<T> cell(String name, StateType<T> type) {
    return setup.cell(name, type);
  }

  @Override
  public <K, V> Table<K, V> table(String name, StateType<K> keys, StateType<V> values) {
    return hooks.table(uid, name, setup.table(name, keys, values));
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
  public String key() {
    return turn.key();
  }

  @Override
  public long now() {
    return hooks.now(uid, turn.now(), clock);
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
