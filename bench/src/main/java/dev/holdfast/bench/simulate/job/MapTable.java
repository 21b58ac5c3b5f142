package dev.holdfast.bench.simulate.job;

import dev.holdfast.domain.decide.Table;
import java.util.HashMap;
import java.util.Map;

/** A table in memory, which a checkpoint copies. Its values are never changed in place. */
final class MapTable<K, V> implements Table<K, V> {
  private final Map<K, V> rows;

  MapTable() {
    rows = new HashMap<>();
  }

  private MapTable(Map<K, V> rows) {
    this.rows = new HashMap<>(rows);
  }

  MapTable<K, V> copy() {
    return new MapTable<>(rows);
  }

  @Override
  public String toString() {
    return rows.toString();
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  @Override
  public V get(K key) {
    return rows.get(key);
  }

  @Override
  public void put(K key, V value) {
    rows.put(key, value);
  }

  @Override
  public void remove(K key) {
    rows.remove(key);
  }
}
