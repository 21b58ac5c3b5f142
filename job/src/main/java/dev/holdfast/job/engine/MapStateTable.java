package dev.holdfast.job.engine;

import dev.holdfast.domain.operator.Table;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;

/** Flink's keyed map state as a table; of the item whose turn it is. */
final class MapStateTable<K, V> implements Table<K, V> {
  private final MapState<K, V> state;

  MapStateTable(MapState<K, V> state) {
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
