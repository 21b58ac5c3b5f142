package dev.holdfast.job.connectors;

import dev.holdfast.job.source.RawRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.connectors.kinesis.serialization.KinesisDeserializationSchema;

/** Takes records as they are: what they mean is decided where a wrong one can be put aside. */
class RawRecordSchema implements KinesisDeserializationSchema<RawRecord> {
  private static final long serialVersionUID = 1L;

  @Override
  public RawRecord deserialize(
      byte[] bytes,
      String partitionKey,
      String sequenceNumber,
      long arrivedAt,
      String stream,
      String shard) {
    return new RawRecord(stream, shard, sequenceNumber, arrivedAt, bytes);
  }

  @Override
  public TypeInformation<RawRecord> getProducedType() {
    return RawRecord.TYPE;
  }
}
