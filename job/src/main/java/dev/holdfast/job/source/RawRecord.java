package dev.holdfast.job.source;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** A record of a stream as it came, with where it came from. Flink wants its fields public. */
public final class RawRecord {
  public static final TypeInformation<RawRecord> TYPE = Types.POJO(RawRecord.class);

  /** The stream's name. */
  public String source;

  public String shard;

  /** Its place in the shard, as the stream numbers it. */
  public String sequenceNumber;

  /** When the stream took it, approximately; epoch milliseconds. */
  public long arrivedAt;

  public byte[] bytes;

  public RawRecord() {}

  public RawRecord(
      String source, String shard, String sequenceNumber, long arrivedAt, byte[] bytes) {
    this.source = source;
    this.shard = shard;
    this.sequenceNumber = sequenceNumber;
    this.arrivedAt = arrivedAt;
    this.bytes = bytes;
  }
}
