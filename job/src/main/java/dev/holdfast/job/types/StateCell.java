package dev.holdfast.job.types;

import java.io.IOException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.FlinkRuntimeException;

/** Flink's keyed value state with a value to begin with; of the item whose turn it is. */
public final class StateCell<T> {
  private final ValueState<T> state;

  private StateCell(ValueState<T> state) {
    this.state = state;
  }

  /** The operator's state of this name. */
  public static <T> StateCell<T> of(RuntimeContext context, String name, TypeInformation<T> type) {
    return new StateCell<>(context.getState(new ValueStateDescriptor<>(name, type)));
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
