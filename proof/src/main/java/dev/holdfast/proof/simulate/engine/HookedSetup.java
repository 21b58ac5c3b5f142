package dev.holdfast.proof.simulate.engine;

import dev.holdfast.domain.operator.ForwardingSetup;
import dev.holdfast.domain.operator.Setup;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.log.Timekeeper;

/** What an operator is given, with its tables and its time handed through the hooks. */
final class HookedSetup<R> extends ForwardingSetup<R> {
  private final String uid;
  private final Hooks hooks;
  private final Timekeeper clock;

  HookedSetup(String uid, Setup<R> setup, Hooks hooks, Timekeeper clock) {
    super(setup);
    this.uid = uid;
    this.hooks = hooks;
    this.clock = clock;
  }

  @Override
  public <K, V> Table<K, V> table(String name, StateType<K> keys, StateType<V> values) {
    return hooks.table(uid, name, super.table(name, keys, values));
  }

  @Override
  public long now() {
    return hooks.now(uid, super.now(), clock);
  }
}
