package dev.holdfast.domain.decide;

import dev.holdfast.domain.operator.Table;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** A table in memory. Its values are never changed in place, so that a copy stands still. */
public final class MemoryTable<K, V> implements Table<K, V> {
  private final Map<K, V> rows;

  public MemoryTable() {
    rows = new HashMap<>();
  }

  private MemoryTable(Map<K, V> rows) {
    this.rows = new HashMap<>(rows);
  }

  /** The table as it is now. */
  public MemoryTable<K, V> copy() {
    return new MemoryTable<>(rows);
  }

  /** What is in it, to be looked at. */
  public Map<K, V> rows() {
    return Collections.unmodifiableMap(rows);
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

  @Override
  public String toString() {
    return rows.toString();
  }
}
