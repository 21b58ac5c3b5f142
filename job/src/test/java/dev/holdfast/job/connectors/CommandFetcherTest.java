package dev.holdfast.job.connectors;

import static org.apache.flink.streaming.connectors.kinesis.model.SentinelSequenceNumber.SENTINEL_SHARD_ENDING_SEQUENCE_NUM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.source.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.model.Shard;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.connectors.kinesis.config.AWSConfigConstants;
import org.apache.flink.streaming.connectors.kinesis.internals.KinesisDataFetcher;
import org.apache.flink.streaming.connectors.kinesis.model.KinesisStreamShardState;
import org.apache.flink.streaming.connectors.kinesis.model.SequenceNumber;
import org.apache.flink.streaming.connectors.kinesis.model.StreamShardHandle;
import org.apache.flink.streaming.util.MockStreamingRuntimeContext;
import org.junit.jupiter.api.Test;

/** The time the command source tells, over the shards that it reads. */
@SuppressWarnings("deprecation")
class CommandFetcherTest {
  private static final SequenceNumber BEGUN = new SequenceNumber("1");

  private final Emitted emitted = new Emitted();
  private final CommandFetcher fetcher =
      new CommandFetcher(
          List.of("commands"),
          emitted,
          new MockStreamingRuntimeContext(false, 1, 0),
          properties(),
          new WholeRecords.Schema(),
          (shard, subtasks) -> 0);

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty(AWSConfigConstants.AWS_REGION, "us-east-1");
    properties.setProperty(AWSConfigConstants.AWS_CREDENTIALS_PROVIDER, "BASIC");
    properties.setProperty(AWSConfigConstants.AWS_ACCESS_KEY_ID, "none");
    properties.setProperty(AWSConfigConstants.AWS_SECRET_ACCESS_KEY, "none");
    return properties;
  }

  private int reads(String shard, SequenceNumber position) {
    StreamShardHandle handle = new StreamShardHandle("commands", new Shard().withShardId(shard));
    return fetcher.registerNewSubscribedShardState(
        new KinesisStreamShardState(
            KinesisDataFetcher.convertToStreamShardMetadata(handle), handle, position));
  }

  private void arrives(int index, String shard, long at) {
    RawRecord record = new RawRecord("commands", shard, "2", at, new byte[0]);
    fetcher.emitRecordAndUpdateState(record, at, index, new SequenceNumber("2"));
  }

  @Test
  void aShardThatStallsHoldsTimeBackHoweverFarTheOthersAre() {
    int stalled = reads("shard-0", BEGUN);
    int running = reads("shard-1", BEGUN);
    arrives(running, "shard-1", 50_000);
    assertThat(emitted.times).isEmpty();

    arrives(stalled, "shard-0", 1_000);
    arrives(running, "shard-1", 900_000);
    assertThat(emitted.times).containsExactly(999L);

    arrives(stalled, "shard-0", 800_000);
    assertThat(emitted.times).containsExactly(999L, 799_999L);
  }

  @Test
  void ofManyRecordsFewTellTheTimeAndTheRestIsToldWhenAsked() {
    int shard = reads("shard-0", BEGUN);
    for (long at = 1_000; at < 1_100; at++) {
      arrives(shard, "shard-0", at);
    }
    assertThat(emitted.times).containsExactly(999L);

    arrives(shard, "shard-0", 1_100);
    arrives(shard, "shard-0", 1_150);
    assertThat(emitted.times).containsExactly(999L, 1_099L);

    fetcher.emitWatermark();
    assertThat(emitted.times).containsExactly(999L, 1_099L, 1_149L);
  }

  @Test
  void aShardReadToItsEndHoldsTimeBackWhileItsFollowersMayBeUnknown() {
    reads("shard-0", SENTINEL_SHARD_ENDING_SEQUENCE_NUM.get());
    int other = reads("shard-1", BEGUN);
    arrives(other, "shard-1", 50_000);
    fetcher.emitWatermark();
    assertThat(emitted.times).isEmpty();
  }

  @Test
  void withoutAShardThereIsNoTime() {
    fetcher.emitWatermark();
    assertThat(emitted.times).isEmpty();
  }

  private static final class Emitted implements SourceFunction.SourceContext<RawRecord> {
    final List<Long> times = new ArrayList<>();

    @Override
    public void collect(RawRecord record) {}

    @Override
    public void collectWithTimestamp(RawRecord record, long at) {}

    @Override
    public void emitWatermark(Watermark watermark) {
      times.add(watermark.getTimestamp());
    }

    @Override
    public void markAsTemporarilyIdle() {}

    @Override
    public Object getCheckpointLock() {
      return this;
    }

    @Override
    public void close() {}
  }
}
