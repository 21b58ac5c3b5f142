package dev.holdfast.job.types;

import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.util.FlinkRuntimeException;

/** Flink's keyed value state with a value to begin with; of the item whose turn it is. */
public final class StateCell<T> {
  private final ValueState<T> state;

  public StateCell(ValueState<T> state) {
    this.state = state;
  }

  public T getOr(T first) {
    try {
      T value = state.value();
      return value == null ? first : value;
    } catch (IOException e) {
      throw new FlinkRuntimeException(e);
    }
  }

  public void set(T value) {
    try {
      state.update(value);
    } catch (IOException e) {
      throw new FlinkRuntimeException(e);
    }
  }

  public void clear() {
    state.clear();
  }
}
