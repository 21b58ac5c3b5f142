package dev.holdfast.job.connectors;

import static java.util.stream.Collectors.toList;
import static org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.RECORD_PUBLISHER_TYPE;
import static org.apache.flink.streaming.connectors.kinesis.model.SentinelSequenceNumber.SENTINEL_SHARD_ENDING_SEQUENCE_NUM;

import dev.holdfast.job.source.ArrivalTimes;
import dev.holdfast.job.source.RawRecord;
import dev.holdfast.job.source.ShardEnds;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.functions.AssignerWithPeriodicWatermarks;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.connectors.kinesis.KinesisShardAssigner;
import org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.RecordPublisherType;
import org.apache.flink.streaming.connectors.kinesis.internals.KinesisDataFetcher;
import org.apache.flink.streaming.connectors.kinesis.internals.publisher.RecordPublisherFactory;
import org.apache.flink.streaming.connectors.kinesis.internals.publisher.fanout.FanOutRecordPublisherFactory;
import org.apache.flink.streaming.connectors.kinesis.internals.publisher.polling.PollingRecordPublisherFactory;
import org.apache.flink.streaming.connectors.kinesis.model.SequenceNumber;
import org.apache.flink.streaming.connectors.kinesis.model.StreamShardHandle;
import org.apache.flink.streaming.connectors.kinesis.model.StreamShardMetadata;
import org.apache.flink.streaming.connectors.kinesis.proxy.KinesisProxy;
import org.apache.flink.streaming.connectors.kinesis.proxy.KinesisProxyV2Factory;
import org.apache.flink.streaming.connectors.kinesis.serialization.KinesisDeserializationSchema;

/**
 * Reads shards as the connector does, but keeps time itself. The connector leaves out of its
 * minimum each shard that has brought no record yet and, without an idle timeout, each that is not
 * ahead of the last watermark: so time would run ahead of commands still unread. And it brings each
 * record as it was put, see {@link WholeRecords}.
 */
@SuppressWarnings("deprecation")
final class CommandFetcher extends KinesisDataFetcher<RawRecord> {
  /**
   * Makes the connector ask for watermarks periodically, too: shards end and begin without records.
   * What it says is not used.
   */
  private static final class Periodic implements AssignerWithPeriodicWatermarks<RawRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public Watermark getCurrentWatermark() {
      return null;
    }

    @Override
    public long extractTimestamp(RawRecord record, long recordTimestamp) {
      return record.arrivedAt;
    }
  }

  private final ShardEnds ends = new ShardEnds();
  private final ArrivalTimes times = new ArrivalTimes();
  private final SourceFunction.SourceContext<RawRecord> sourceContext;

  CommandFetcher(
      List<String> streams,
      SourceFunction.SourceContext<RawRecord> sourceContext,
      RuntimeContext runtimeContext,
      Properties properties,
      KinesisDeserializationSchema<RawRecord> schema,
      KinesisShardAssigner shardAssigner) {
    super(
        streams,
        sourceContext,
        runtimeContext,
        properties,
        schema,
        shardAssigner,
        new Periodic(),
        null);
    this.sourceContext = sourceContext;
  }

  /** Called by the connector's constructor. */
  @Override
  protected RecordPublisherFactory createRecordPublisherFactory() {
    Properties settings = getConsumerConfiguration();
    return RecordPublisherType.EFO.name().equals(settings.getProperty(RECORD_PUBLISHER_TYPE))
        ? new FanOutRecordPublisherFactory(
            new WholeEvents(KinesisProxyV2Factory.createKinesisProxyAsyncV2(settings)))
        : new PollingRecordPublisherFactory(
            properties -> new WholeRecords(KinesisProxy.create(properties)));
  }

  @Override
  protected void emitRecordAndUpdateState(
      RawRecord record, long at, int shardIndex, SequenceNumber sequenceNumber) {
    super.emitRecordAndUpdateState(record, at, shardIndex, sequenceNumber);
    if (times.arrived(record.shard, record.arrivedAt)) {
      emitWatermark();
    }
  }

  @Override
  protected void emitWatermark() {
    synchronized (sourceContext.getCheckpointLock()) {
      times
          .advance(openShards())
          .ifPresent(watermark -> sourceContext.emitWatermark(new Watermark(watermark)));
    }
  }

  /** The connector registers what it finds before it looks again. */
  @Override
  public List<StreamShardHandle> discoverNewShardsToSubscribe() throws InterruptedException {
    ends.looksForShards();
    return super.discoverNewShardsToSubscribe();
  }

  /** Those that are read, and those at their end whose followers may not be. */
  private List<String> openShards() {
    SequenceNumber ended = SENTINEL_SHARD_ENDING_SEQUENCE_NUM.get();
    return snapshotState().entrySet().stream()
        .filter(shard -> !shard.getValue().equals(ended) || ends.holdsTimeBack(idOf(shard)))
        .map(CommandFetcher::idOf)
        .collect(toList());
  }

  private static String idOf(Map.Entry<StreamShardMetadata, SequenceNumber> shard) {
    return shard.getKey().getShardId();
  }
}
