package dev.holdfast.job.types;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Flink's keyed value state with a value to begin with; of the key whose turn it is. What busy keys
 * have is at hand: nobody else changes an operator's state, and in RocksDB each look is a call out
 * of Java and a decoding.
 */
public final class StateCell<T> {
  static final int AT_HAND_MAX = 8_192;

  private final ValueState<T> state;

  /** As the state has them, also those that it does not have; by the key, least used first. */
  private final Map<Object, T> atHand =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, T> eldest) {
          return size() > AT_HAND_MAX;
        }
      };

  private StateCell(ValueState<T> state) {
    this.state = state;
  }

  /** The operator's state of this name. */
  public static <T> StateCell<T> of(RuntimeContext context, String name, TypeInformation<T> type) {
    return new StateCell<>(context.getState(new ValueStateDescriptor<>(name, type)));
  }

  /**
   * @param key whose turn it is
   * @return its value; `first` if it has none
   */
  public T getOr(Object key, T first) {
    T value = atHand.get(key);
    if (value == null && !atHand.containsKey(key)) {
      value = read();
      atHand.put(key, value);
    }
    return value == null ? first : value;
  }

  /**
   * @param key whose turn it is
   * @param value null for none
   */
  public void set(Object key, T value) {
    try {
      state.update(value);
    } catch (IOException e) {
      throw new FlinkRuntimeException(e);
    }
    atHand.put(key, value);
  }

  private T read() {
    try {
      return state.value();
    } catch (IOException e) {
      throw new FlinkRuntimeException(e);
    }
  }
}
