package dev.holdfast.domain.operator;

/** What an operator is given before its first turn. */
public interface Setup<R> extends Metrics {
  /** Of all turns to come: what it says is of the turn under way. */
  Turn<R> turn();

  /** The operator's state of this name, one value a key. */
  <T> Cell<T> cell(String name, StateType<T> type);

  /** The operator's state of this name, a table a key. */
  <K, V> Table<K, V> table(String name, StateType<K> keys, StateType<V> values);
}
