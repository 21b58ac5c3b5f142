package dev.holdfast.job.connectors;

import dev.holdfast.job.source.RawRecord;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.connectors.kinesis.FlinkDynamoDBStreamsConsumer;
import org.apache.flink.streaming.connectors.kinesis.KinesisShardAssigner;
import org.apache.flink.streaming.connectors.kinesis.internals.DynamoDBStreamsDataFetcher;
import org.apache.flink.streaming.connectors.kinesis.internals.KinesisDataFetcher;
import org.apache.flink.streaming.connectors.kinesis.internals.publisher.RecordPublisher;
import org.apache.flink.streaming.connectors.kinesis.internals.publisher.polling.PollingRecordPublisherFactory;
import org.apache.flink.streaming.connectors.kinesis.model.SequenceNumber;
import org.apache.flink.streaming.connectors.kinesis.model.StartingPosition;
import org.apache.flink.streaming.connectors.kinesis.model.StreamShardHandle;
import org.apache.flink.streaming.connectors.kinesis.proxy.DynamoDBStreamsProxy;
import org.apache.flink.streaming.connectors.kinesis.serialization.KinesisDeserializationSchema;

/** Reads the log's change stream, at the pace of {@link PacedReads}. */
@SuppressWarnings("deprecation")
final class ChangeConsumer extends FlinkDynamoDBStreamsConsumer<RawRecord> {
  private static final long serialVersionUID = 1L;

  ChangeConsumer(String arn, Properties properties) {
    super(List.of(arn), new RawRecordSchema(), properties);
  }

  @Override
  protected KinesisDataFetcher<RawRecord> createFetcher(
      List<String> streams,
      SourceFunction.SourceContext<RawRecord> sourceContext,
      RuntimeContext runtimeContext,
      Properties properties,
      KinesisDeserializationSchema<RawRecord> schema) {
    return new Fetcher(
        streams, sourceContext, runtimeContext, properties, schema, getShardAssigner());
  }

  private static final class Fetcher extends DynamoDBStreamsDataFetcher<RawRecord> {
    private final PollingRecordPublisherFactory publishers =
        new PollingRecordPublisherFactory(
            properties ->
                PacedReads.of(DynamoDBStreamsProxy.create(properties), properties, any -> true));

    Fetcher(
        List<String> streams,
        SourceFunction.SourceContext<RawRecord> sourceContext,
        RuntimeContext runtimeContext,
        Properties properties,
        KinesisDeserializationSchema<RawRecord> schema,
        KinesisShardAssigner shardAssigner) {
      super(streams, sourceContext, runtimeContext, properties, schema, shardAssigner);
    }

    @Override
    protected RecordPublisher createRecordPublisher(
        SequenceNumber after, Properties properties, MetricGroup metrics, StreamShardHandle shard)
        throws InterruptedException {
      return publishers.create(
          StartingPosition.continueFromSequenceNumber(after),
          getConsumerConfiguration(),
          metrics,
          shard);
    }
  }
}
