package dev.holdfast.domain.operator;

/** Keyed state with many entries, of the key whose turn it is. */
public interface Table<K, V> {
  /** The value, or null. */
  V get(K key);

  void put(K key, V value);

  void remove(K key);
}
