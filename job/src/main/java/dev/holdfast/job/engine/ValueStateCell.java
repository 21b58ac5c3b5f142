package dev.holdfast.job.engine;

import dev.holdfast.domain.operator.Cell;
import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.util.FlinkRuntimeException;

/** Flink's keyed value state as a cell; of the key whose turn it is. */
final class ValueStateCell<T> implements Cell<T> {
  private final ValueState<T> state;

  ValueStateCell(ValueState<T> state) {
    this.state = state;
  }

  @Override
  public T get() {
    try {
      return state.value();
    } catch (IOException e) {
      throw new FlinkRuntimeException(e);
    }
  }

  @Override
  public void set(T value) {
    try {
      state.update(value);
    } catch (IOException e) {
      throw new FlinkRuntimeException(e);
    }
  }
}
