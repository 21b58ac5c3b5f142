package dev.holdfast.proof.simulate.engine;

import dev.holdfast.domain.operator.Cell;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A keyed step's cells and tables, by name and key, and its timers. As a state backend that keeps
 * bytes, it hands out copies: what is changed is not kept unless it is put.
 */
public final class KeyedState implements State {
  private final Map<String, Map<String, Object>> cells = new HashMap<>();
  private final Map<String, Map<String, Rows<Object, Object>>> tables = new HashMap<>();
  private final Timers timers;

  public KeyedState() {
    this(new Timers());
  }

  private KeyedState(Timers timers) {
    this.timers = timers;
  }

  @Override
  public KeyedState copy() {
    KeyedState copy = new KeyedState(timers.copy());
    cells.forEach((name, values) -> copy.cells.put(name, new HashMap<>(values)));
    tables.forEach(
        (name, byKey) -> {
          byKey.values().forEach(Rows::share);
          copy.tables.put(name, new HashMap<>(byKey));
        });
    return copy;
  }

  @Override
  public boolean isIdle(Predicate<Object> counts) {
    return true;
  }

  Timers timers() {
    return timers;
  }

  /** Which keys have an entry in the table or cell of this name. */
  public Set<String> keys(String name) {
    return tables.containsKey(name)
        ? tables.get(name).keySet()
        : cells.getOrDefault(name, Map.of()).keySet();
  }

  @Override
  public String toString() {
    return cells + " " + tables;
  }

  /**
   * @param key says whose turn it is
   */
  @SuppressWarnings("unchecked") // A cell of one name has one type.
  <T> Cell<T> cell(String name, StateType<T> type, Supplier<String> key) {
    Map<String, T> values = (Map<String, T>) cells.computeIfAbsent(name, first -> new HashMap<>());
    return new Cell<>() {
      @Override
      public T get() {
        return type.copy(values.get(key.get()));
      }

      @Override
      public void set(T value) {
        if (value == null) {
          values.remove(key.get());
        } else {
          values.put(key.get(), type.copy(value));
        }
      }
    };
  }

  /**
   * @param key says whose turn it is
   */
  @SuppressWarnings("unchecked") // A table of one name has one type.
  <K, V> Table<K, V> table(
      String name, StateType<K> keys, StateType<V> values, Supplier<String> key) {
    Map<String, ?> byKey = tables.computeIfAbsent(name, first -> new HashMap<>());
    return new StateTable<>((Map<String, Rows<K, V>>) byKey, keys, values, key);
  }
}
