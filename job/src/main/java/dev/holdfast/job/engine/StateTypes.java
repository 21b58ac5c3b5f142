package dev.holdfast.job.engine;

import dev.holdfast.domain.operator.StateType;
import dev.holdfast.job.types.RecordTypes;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** Flink's types for ours. They stand in savepoints: none ever changes. */
final class StateTypes {
  private StateTypes() {}

  @SuppressWarnings("unchecked") // A state type's class is that of its values.
  static <T> TypeInformation<T> of(StateType<T> type) {
    return (TypeInformation<T>) find(type);
  }

  private static TypeInformation<?> find(StateType<?> type) {
    switch (type.form()) {
      case PLAIN:
        return TypeInformation.of(type.type());
      case RECORD:
        return RecordTypes.of(type.type().asSubclass(SpecificRecord.class));
      case FIELDS:
        return Types.POJO(type.type());
      case LIST:
        return Types.LIST(find(type.element()));
      default:
        throw new IllegalArgumentException("no Flink type for " + type.form());
    }
  }
}
