package dev.holdfast.job.types;

import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.formats.avro.typeutils.AvroSerializer;

/** Flink's for Avro, without its copies: a record never changes once it is made. */
final class RecordSerializer<T extends SpecificRecord> extends AvroSerializer<T> {
  private static final long serialVersionUID = 1L;

  RecordSerializer(Class<T> type) {
    super(type);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return from;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return new RecordSerializer<>(getType());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordSerializer
        && ((RecordSerializer<?>) other).getType() == getType();
  }

  @Override
  public int hashCode() {
    return getType().hashCode();
  }
}
