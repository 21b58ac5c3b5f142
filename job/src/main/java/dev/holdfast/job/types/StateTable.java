package dev.holdfast.job.types;

import dev.holdfast.domain.decide.Table;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.FlinkRuntimeException;

/** Flink's keyed map state as a table; of the item whose turn it is. */
public final class StateTable<K, V> implements Table<K, V> {
  private final MapState<K, V> state;

  private StateTable(MapState<K, V> state) {
    this.state = state;
  }

  /** The operator's state of this name. */
  public static <K, V> StateTable<K, V> of(
      RuntimeContext context, String name, TypeInformation<K> key, TypeInformation<V> value) {
    return new StateTable<>(context.getMapState(new MapStateDescriptor<>(name, key, value)));
  }

  @Override
  public V get(K key) {
    try {
      return state.get(key);
    } catch (Exception e) {
      throw new FlinkRuntimeException(e);
    }
  }

  @Override
  public void put(K key, V value) {
    try {
      state.put(key, value);
    } catch (Exception e) {
      throw new FlinkRuntimeException(e);
    }
  }

  @Override
  public void remove(K key) {
    try {
      state.remove(key);
    } catch (Exception e) {
      throw new FlinkRuntimeException(e);
    }
  }
}
