package dev.holdfast.domain.operator;

/**
 * What runs keyed operators has to offer: state, time and outputs, all of the key whose turn it is.
 * State may be slow and may hand out copies: {@link OperatorRun} asks it as seldom as it can.
 */
public interface Engine<R> extends Metrics {
  <T> Cell<T> cell(String name, StateType<T> type);

  <K, V> Table<K, V> table(String name, StateType<K> keys, StateType<V> values);

  /** The operator's time, epoch milliseconds; `Long.MAX_VALUE` when the input has ended. */
  long now();

  /** Asked twice for one time, it calls once. */
  void callAt(long time);

  void dropCall(long time);

  void emit(R record);

  <X> void emit(Output<X> output, X record);
}
