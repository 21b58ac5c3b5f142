package dev.holdfast.domain.operator;

/** Keyed state with one value, of the key whose turn it is. */
public interface Cell<T> {
  /** The value, or null. */
  T get();

  /**
   * @param value null for none
   */
  void set(T value);

  /** The value, or `first` if there is none yet. */
  default T getOr(T first) {
    T value = get();
    return value == null ? first : value;
  }
}
