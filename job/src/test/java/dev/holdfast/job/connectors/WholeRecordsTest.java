package dev.holdfast.job.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Bytes;
import dev.holdfast.job.Examples;
import dev.holdfast.job.source.RawRecord;
import dev.holdfast.schema.WireFormat;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.clientlibrary.types.UserRecord;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.model.GetRecordsResult;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.model.HashKeyRange;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.model.Record;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.model.SequenceNumberRange;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.model.Shard;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.streaming.connectors.kinesis.internals.publisher.polling.PollingRecordPublisherFactory;
import org.apache.flink.streaming.connectors.kinesis.model.SentinelSequenceNumber;
import org.apache.flink.streaming.connectors.kinesis.model.SequenceNumber;
import org.apache.flink.streaming.connectors.kinesis.model.StartingPosition;
import org.apache.flink.streaming.connectors.kinesis.model.StreamShardHandle;
import org.apache.flink.streaming.connectors.kinesis.proxy.GetShardListResult;
import org.apache.flink.streaming.connectors.kinesis.proxy.KinesisProxyInterface;
import org.junit.jupiter.api.Test;

/** What comes out of the connector's own publisher of records, for what is in the stream. */
@SuppressWarnings({"deprecation", "JavaUtilDate"})
class WholeRecordsTest {
  private static final byte[] COMMAND = WireFormat.COMMAND.encode(Examples.confirm("c1", "r1", 3));

  /** A shard with these records. */
  private record OneShard(List<byte[]> records) implements KinesisProxyInterface {
    @Override
    public String getShardIterator(StreamShardHandle shard, String type, Object marker) {
      return "first";
    }

    @Override
    public GetRecordsResult getRecords(String iterator, int most) {
      List<Record> all = new ArrayList<>();
      for (int i = 0; i < records.size(); i++) {
        all.add(
            new Record()
                .withData(ByteBuffer.wrap(records.get(i)))
                .withPartitionKey("any")
                .withSequenceNumber("s" + i)
                .withApproximateArrivalTimestamp(new Date(Examples.AT)));
      }
      return new GetRecordsResult().withRecords(all);
    }

    @Override
    public GetShardListResult getShardList(Map<String, String> lastSeen) {
      throw new UnsupportedOperationException();
    }
  }

  private static List<RawRecord> read(byte[]... records) throws InterruptedException {
    StreamShardHandle shard =
        new StreamShardHandle(
            "commands",
            new Shard()
                .withShardId("shard-0")
                .withSequenceNumberRange(new SequenceNumberRange())
                .withHashKeyRange(
                    new HashKeyRange()
                        .withStartingHashKey("0")
                        .withEndingHashKey("340282366920938463463374607431768211455")));
    SequenceNumber oldest = SentinelSequenceNumber.SENTINEL_EARLIEST_SEQUENCE_NUM.get();
    List<RawRecord> read = new ArrayList<>();
    new PollingRecordPublisherFactory(
            properties -> new WholeRecords(new OneShard(List.of(records))))
        .create(
            StartingPosition.restartFromSequenceNumber(oldest),
            new Properties(),
            new UnregisteredMetricsGroup(),
            shard)
        .run(
            batch -> {
              batch.getDeaggregatedRecords().forEach(record -> read.add(deserialized(record)));
              return oldest;
            });
    return read;
  }

  /** As the connector does it. */
  static RawRecord deserialized(UserRecord record) {
    byte[] bytes = new byte[record.getData().remaining()];
    record.getData().get(bytes);
    return new WholeRecords.Schema()
        .deserialize(
            bytes,
            record.getPartitionKey(),
            record.getSequenceNumber(),
            record.getApproximateArrivalTimestamp().getTime(),
            "commands",
            "shard-0");
  }

  private static void assertComesAsItIs(byte[] record) throws InterruptedException {
    List<RawRecord> read = read(COMMAND, record, COMMAND);

    assertThat(read).extracting(each -> each.bytes).containsExactly(COMMAND, record, COMMAND);
    assertThat(read).extracting(each -> each.sequenceNumber).containsExactly("s0", "s1", "s2");
    assertThat(read).allMatch(each -> each.arrivedAt == Examples.AT);
  }

  @Test
  void anAggregateComesAsOneRecordWhateverIsInIt() throws InterruptedException {
    assertComesAsItIs(Aggregates.of(COMMAND, COMMAND));
    assertComesAsItIs(Aggregates.of("no command".getBytes(UTF_8), "nor this".getBytes(UTF_8)));
    assertComesAsItIs(Aggregates.of());
  }

  @Test
  void anAggregateThatNamesAKeyItDoesNotHaveComesAsItIs() throws InterruptedException {
    assertComesAsItIs(Aggregates.of(7, COMMAND));
    assertComesAsItIs(Aggregates.of(-1, COMMAND));
  }

  @Test
  void whatOnlyBeginsLikeAnAggregateComesAsItIs() throws InterruptedException {
    byte[] damaged = Aggregates.of(COMMAND);
    damaged[damaged.length - 1]++;
    assertComesAsItIs(damaged);
    assertComesAsItIs(Aggregates.MAGIC);
    assertComesAsItIs(Bytes.concat(Aggregates.MAGIC, new byte[16]));
    assertComesAsItIs(Bytes.concat(Aggregates.MAGIC, COMMAND));
  }

  @Test
  void aRecordWithoutBytesAndAShortOneComeAsTheyAre() throws InterruptedException {
    assertComesAsItIs(new byte[0]);
    assertComesAsItIs(new byte[] {0});
  }
}
