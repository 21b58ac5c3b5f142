package dev.holdfast.job.connectors;

import com.google.common.primitives.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.clientlibrary.types.Messages.AggregatedRecord;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.clientlibrary.types.Messages.Record;
import org.apache.flink.kinesis.shaded.com.google.protobuf.ByteString;

/** Records as Kinesis' producer library makes them of several. */
final class Aggregates {
  static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};

  private Aggregates() {}

  /** An aggregate of these. */
  static byte[] of(byte[]... records) {
    return of(0, records);
  }

  /**
   * @param key which of the one partition key there is each record names
   */
  static byte[] of(long key, byte[]... records) {
    AggregatedRecord.Builder all = AggregatedRecord.newBuilder().addPartitionKeyTable("mug");
    for (byte[] record : records) {
      all.addRecords(
          Record.newBuilder().setPartitionKeyIndex(key).setData(ByteString.copyFrom(record)));
    }
    byte[] body = all.build().toByteArray();
    return Bytes.concat(MAGIC, body, md5(body));
  }

  private static byte[] md5(byte[] bytes) {
    try {
      return MessageDigest.getInstance("MD5").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
