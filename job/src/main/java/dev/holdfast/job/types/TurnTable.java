package dev.holdfast.job.types;

import dev.holdfast.domain.decide.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A table for one turn: what was read is not read again, and what was changed is written at the
 * turn's end, once. In RocksDB each of them is an encoding and a call out of Java.
 */
public final class TurnTable<K, V> implements Table<K, V> {
  private final Table<K, V> table;

  /** As they stand now; null for what is not there. */
  private final Map<K, V> known = new HashMap<>();

  private final Set<K> changed = new HashSet<>();
  private final Set<K> absent = new HashSet<>();

  public TurnTable(Table<K, V> table) {
    this.table = table;
  }

  @Override
  public V get(K key) {
    if (known.containsKey(key)) {
      return known.get(key);
    }
    V value = table.get(key);
    known.put(key, value);
    if (value == null) {
      absent.add(key);
    }
    return value;
  }

  @Override
  public void put(K key, V value) {
    known.put(key, value);
    changed.add(key);
  }

  @Override
  public void remove(K key) {
    put(key, null);
  }

  /** Ends the turn; the item whose turn it was must still be the one Flink has at hand. */
  public void end() {
    for (K key : changed) {
      V value = known.get(key);
      if (value != null) {
        table.put(key, value);
      } else if (!absent.contains(key)) {
        table.remove(key);
      }
    }
    known.clear();
    changed.clear();
    absent.clear();
  }
}
