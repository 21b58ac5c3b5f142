package dev.holdfast.proof.simulate.engine;

import java.util.HashMap;
import java.util.Map;

/**
 * The entries of one key's table. Checkpoints share them with the running job until one of them is
 * changed; so a checkpoint costs what has changed since the last one, and not what there is.
 */
final class Rows<K, V> {
  private final Map<K, V> entries;
  private boolean shared;

  Rows() {
    entries = new HashMap<>();
  }

  private Rows(Map<K, V> entries) {
    this.entries = new HashMap<>(entries);
  }

  /** From now on it is not changed any more. */
  Rows<K, V> share() {
    shared = true;
    return this;
  }

  /** The same, to be changed. */
  Rows<K, V> own() {
    return shared ? new Rows<>(entries) : this;
  }

  V get(K key) {
    return entries.get(key);
  }

  void put(K key, V value) {
    entries.put(key, value);
  }

  void remove(K key) {
    entries.remove(key);
  }

  boolean has(K key) {
    return entries.containsKey(key);
  }

  int size() {
    return entries.size();
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
