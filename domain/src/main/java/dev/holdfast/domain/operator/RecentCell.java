package dev.holdfast.domain.operator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A cell that keeps what busy keys have at hand: nobody else changes an operator's state, and in
 * RocksDB each look is a call out of Java and a decoding.
 */
final class RecentCell<T> implements Cell<T> {
  static final int KEYS_MAX = 8_192;

  private final Cell<T> state;
  private final Supplier<Object> key;

  /** As the state has them, also those that it does not have; by the key, least used first. */
  private final Map<Object, T> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, T> eldest) {
          return size() > KEYS_MAX;
        }
      };

  /**
   * @param key tells whose turn it is
   */
  RecentCell(Cell<T> state, Supplier<Object> key) {
    this.state = state;
    this.key = key;
  }

  @Override
  public T get() {
    Object whose = key.get();
    T value = recent.get(whose);
    if (value == null && !recent.containsKey(whose)) {
      value = state.get();
      recent.put(whose, value);
    }
    return value;
  }

  @Override
  public void set(T value) {
    state.set(value);
    recent.put(key.get(), value);
  }
}
