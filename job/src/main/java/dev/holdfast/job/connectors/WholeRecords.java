package dev.holdfast.job.connectors;

import dev.holdfast.job.source.RawRecord;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.model.GetRecordsResult;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.model.Record;
import org.apache.flink.streaming.connectors.kinesis.model.StreamShardHandle;
import org.apache.flink.streaming.connectors.kinesis.proxy.GetShardListResult;
import org.apache.flink.streaming.connectors.kinesis.proxy.KinesisProxyInterface;

/**
 * Keeps the connector from taking a record apart. It takes what begins with four certain bytes for
 * an aggregate of Kinesis' producer library, and brings the records in it, none, or an error that
 * no restart ends. Gateways put each record by itself, so one that begins so is somebody else's,
 * and is to come as it is: a dead letter with an id of its own. A byte before all of them hides how
 * they begin.
 */
final class WholeRecords implements KinesisProxyInterface {
  /** No aggregate begins with it. */
  private static final byte COVER = 0;

  /** Takes records of such a stream, as they were put. */
  static final class Schema extends RawRecordSchema {
    private static final long serialVersionUID = 1L;

    @Override
    public RawRecord deserialize(
        byte[] covered,
        String partitionKey,
        String sequenceNumber,
        long arrivedAt,
        String stream,
        String shard) {
      byte[] bytes = Arrays.copyOfRange(covered, 1, covered.length);
      return super.deserialize(bytes, partitionKey, sequenceNumber, arrivedAt, stream, shard);
    }
  }

  private final KinesisProxyInterface stream;

  WholeRecords(KinesisProxyInterface stream) {
    this.stream = stream;
  }

  @Override
  public GetRecordsResult getRecords(String shardIterator, int most) throws InterruptedException {
    GetRecordsResult result = stream.getRecords(shardIterator, most);
    for (Record record : result.getRecords()) {
      record.setData(covered(record.getData()));
    }
    return result;
  }

  static ByteBuffer covered(ByteBuffer data) {
    return ByteBuffer.allocate(1 + data.remaining()).put(COVER).put(data.duplicate()).flip();
  }

  @Override
  public String getShardIterator(StreamShardHandle shard, String type, Object startingMarker)
      throws InterruptedException {
    return stream.getShardIterator(shard, type, startingMarker);
  }

  @Override
  public GetShardListResult getShardList(Map<String, String> lastSeenShards)
      throws InterruptedException {
    return stream.getShardList(lastSeenShards);
  }
}
