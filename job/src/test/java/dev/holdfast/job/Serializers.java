package dev.holdfast.job;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** The serializers of what harnesses put out, which otherwise guess. */
public final class Serializers {
  private Serializers() {}

  public static <T> TypeSerializer<T> of(TypeInformation<T> type) {
    return type.createSerializer(new SerializerConfigImpl());
  }
}
