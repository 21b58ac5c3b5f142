package dev.holdfast.domain.decide;

/**
 * A keyed table of state, small enough that a map in memory and Flink's keyed state both are one.
 */
public interface Table<K, V> {
  /** The value, or null. */
  V get(K key);

  void put(K key, V value);

  void remove(K key);
}
