package dev.holdfast.domain.operator;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** What kind of value lies in state or travels, so that each engine knows how to keep it. */
public final class StateType<T> {
  /** How values are made up. */
  public enum Form {
    /** Text or a number. */
    PLAIN,
    /** A generated Avro record, which never changes. */
    RECORD,
    /** A class with public fields and a constructor without arguments. */
    FIELDS,
    /** A list, which is not changed after it was put. */
    LIST
  }

  public static final StateType<String> STRING = plain(String.class);
  public static final StateType<Long> LONG = plain(Long.class);
  public static final StateType<Integer> INT = plain(Integer.class);

  private final Form form;
  private final Class<?> type;
  private final StateType<?> element;
  private final UnaryOperator<T> copy;

  private StateType(Form form, Class<?> type, StateType<?> element, UnaryOperator<T> copy) {
    this.form = form;
    this.type = type;
    this.element = element;
    this.copy = copy;
  }

  private static <T> StateType<T> plain(Class<T> type) {
    return new StateType<>(Form.PLAIN, type, null, UnaryOperator.identity());
  }

  public static <T> StateType<T> record(Class<T> type) {
    return new StateType<>(Form.RECORD, type, null, UnaryOperator.identity());
  }

  public static <T extends Copyable<T>> StateType<T> fields(Class<T> type) {
    return new StateType<>(Form.FIELDS, type, null, value -> value == null ? null : value.copy());
  }

  public static <T> StateType<List<T>> listOf(StateType<T> element) {
    return new StateType<>(
        Form.LIST, List.class, Objects.requireNonNull(element), UnaryOperator.identity());
  }

  public Form form() {
    return form;
  }

  /** The class of the values; of a list, `List`. */
  public Class<?> type() {
    return type;
  }

  /** Of a list, what is in it; otherwise null. */
  public StateType<?> element() {
    return element;
  }

  /** The value as it stands, whatever is done to `value` later; of null, null. */
  public T copy(T value) {
    return copy.apply(value);
  }
}
