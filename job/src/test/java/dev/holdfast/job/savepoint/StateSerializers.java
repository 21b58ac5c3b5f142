package dev.holdfast.job.savepoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.MapSerializer;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;

/** The serializers that a savepoint names: what its keyed state is made of. */
final class StateSerializers {
  private static final ClassLoader LOADER = StateSerializers.class.getClassLoader();

  private StateSerializers() {}

  /** By the state's name; those of lists and maps with what is in them. */
  static Map<String, List<String>> of(Path savepoint) throws IOException {
    Map<String, List<String>> serializers = new TreeMap<>();
    for (OperatorState operator : SavepointMetadata.read(savepoint).getOperatorStates()) {
      for (OperatorSubtaskState subtask : operator.getStates()) {
        for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
          for (StateMetaInfoSnapshot state : states((KeyGroupsStateHandle) handle)) {
            serializers.put(state.getName(), names(state));
          }
        }
      }
    }
    return serializers;
  }

  private static List<StateMetaInfoSnapshot> states(KeyGroupsStateHandle handle)
      throws IOException {
    try (FSDataInputStream input = handle.openInputStream()) {
      KeyedBackendSerializationProxy<?> proxy = new KeyedBackendSerializationProxy<>(LOADER);
      proxy.read(new DataInputViewStreamWrapper(input));
      return proxy.getStateMetaInfoSnapshots();
    }
  }

  private static List<String> names(StateMetaInfoSnapshot state) {
    List<String> names = new ArrayList<>();
    for (TypeSerializerSnapshot<?> snapshot : state.getSerializerSnapshotsImmutable().values()) {
      add(snapshot.restoreSerializer(), names);
    }
    return names;
  }

  private static void add(TypeSerializer<?> serializer, List<String> names) {
    names.add(serializer.getClass().getSimpleName());
    if (serializer instanceof ListSerializer<?> list) {
      add(list.getElementSerializer(), names);
    }
    if (serializer instanceof MapSerializer<?, ?> map) {
      add(map.getKeySerializer(), names);
      add(map.getValueSerializer(), names);
    }
  }
}
