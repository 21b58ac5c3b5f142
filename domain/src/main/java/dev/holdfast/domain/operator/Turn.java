package dev.holdfast.domain.operator;

/** The turn under way: whose it is, when, and what the operator may do in it. */
public interface Turn<R> {
  /** Whose turn it is. */
  String key();

  /** The operator's time, epoch milliseconds; of a stream without records, very small. */
  long now();

  /** When the element of this turn came into its stream, epoch milliseconds; else `now`. */
  long arrivedAt();

  /**
   * Asks for {@link KeyedOperator#onTime}, for this key, once the operator's time has passed
   * `time`. Asked twice for one time, there is one call.
   */
  void callAt(long time);

  /** Takes back what was asked for `time`, if anything was. */
  void dropCall(long time);

  void emit(R record);

  <X> void emit(Output<X> output, X record);
}
