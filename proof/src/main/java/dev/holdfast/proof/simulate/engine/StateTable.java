package dev.holdfast.proof.simulate.engine;

import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Table;
import java.util.Map;
import java.util.function.Supplier;

/** A table of the key whose turn it is. */
final class StateTable<K, V> implements Table<K, V> {
  private final Map<String, Rows<K, V>> byKey;
  private final StateType<K> keys;
  private final StateType<V> values;
  private final Supplier<String> key;

  StateTable(
      Map<String, Rows<K, V>> byKey, StateType<K> keys, StateType<V> values, Supplier<String> key) {
    this.byKey = byKey;
    this.keys = keys;
    this.values = values;
    this.key = key;
  }

  @Override
  public V get(K entry) {
    Rows<K, V> rows = byKey.get(key.get());
    return rows == null ? null : values.copy(rows.get(entry));
  }

  @Override
  public void put(K entry, V value) {
    Rows<K, V> rows = byKey.get(key.get());
    Rows<K, V> own = rows == null ? new Rows<>() : rows.own();
    if (own != rows) {
      byKey.put(key.get(), own);
    }
    own.put(keys.copy(entry), values.copy(value));
  }

  @Override
  public void remove(K entry) {
    Rows<K, V> rows = byKey.get(key.get());
    if (rows == null || !rows.has(entry)) {
      return;
    }
    if (rows.size() == 1) {
      byKey.remove(key.get());
      return;
    }
    Rows<K, V> own = rows.own();
    if (own != rows) {
      byKey.put(key.get(), own);
    }
    own.remove(entry);
  }
}
