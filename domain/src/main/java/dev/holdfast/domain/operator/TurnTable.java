package dev.holdfast.domain.operator;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A table for one turn: what was read is not read again, and what was changed is written at the
 * turn's end, once. In RocksDB each of them is an encoding and a call out of Java.
 */
final class TurnTable<K, V> implements Table<K, V> {
  private final Table<K, V> table;

  /** Made anew for each turn: one that had many entries once would be slow to clear ever after. */
  private Map<K, Entry<V>> turn = Map.of();

  TurnTable(Table<K, V> table) {
    this.table = table;
  }

  @Override
  public V get(K key) {
    Entry<V> entry = turn.get(key);
    if (entry == null) {
      V value = table.get(key);
      entry = entry(key);
      entry.value = value;
      entry.isAbsent = value == null;
    }
    return entry.value;
  }

  @Override
  public void put(K key, V value) {
    Entry<V> entry = entry(key);
    entry.value = value;
    entry.isChanged = true;
  }

  @Override
  public void remove(K key) {
    put(key, null);
  }

  private Entry<V> entry(K key) {
    if (turn.isEmpty()) {
      turn = new LinkedHashMap<>();
    }
    return turn.computeIfAbsent(key, name -> new Entry<>());
  }

  /** Ends the turn; the item whose turn it was must still be the one at hand. */
  void end() {
    turn.forEach(
        (key, entry) -> {
          if (!entry.isChanged) {
            return;
          }
          if (entry.value != null) {
            table.put(key, entry.value);
          } else if (!entry.isAbsent) {
            table.remove(key);
          }
        });
    turn = Map.of();
  }

  private static final class Entry<V> {
    /** As it stands now; null for none. */
    private V value;

    private boolean isChanged;

    /** The table has none. */
    private boolean isAbsent;
  }
}
