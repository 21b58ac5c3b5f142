package dev.holdfast.job.engine;

import dev.holdfast.domain.operator.Cell;
import dev.holdfast.domain.operator.StateType;
import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Flink's keyed value state as a cell; of the key whose turn it is. What it is given may be changed
 * by its owner later: a state backend on the heap would keep that very object, and write it into a
 * checkpoint in the background as it has become by then. So state gets a copy.
 */
final class ValueStateCell<T> implements Cell<T> {
  private final ValueState<T> state;
  private final StateType<T> type;

  ValueStateCell(ValueState<T> state, StateType<T> type) {
    this.state = state;
    this.type = type;
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
      state.update(type.copy(value));
    } catch (IOException e) {
      throw new FlinkRuntimeException(e);
    }
  }
}
