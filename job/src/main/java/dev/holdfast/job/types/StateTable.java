package dev.holdfast.job.types;

import dev.holdfast.domain.decide.Table;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;

/** Flink's keyed map state as a table; of the item whose turn it is. */
public final class StateTable<K, V> implements Table<K, V> {
  private final MapState<K, V> state;

  public StateTable(MapState<K, V> state) {
    this.state = state;
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
