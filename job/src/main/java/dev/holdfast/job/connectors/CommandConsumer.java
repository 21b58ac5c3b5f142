package dev.holdfast.job.connectors;

import dev.holdfast.job.source.RawRecord;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.connectors.kinesis.FlinkKinesisConsumer;
import org.apache.flink.streaming.connectors.kinesis.internals.KinesisDataFetcher;
import org.apache.flink.streaming.connectors.kinesis.serialization.KinesisDeserializationSchema;

/** Reads the command stream; its watermark is the stream's own time, see {@link CommandFetcher}. */
@SuppressWarnings("deprecation")
final class CommandConsumer extends FlinkKinesisConsumer<RawRecord> {
  private static final long serialVersionUID = 1L;

  CommandConsumer(String stream, Properties properties) {
    super(stream, new WholeRecords.Schema(), properties);
  }

  @Override
  protected KinesisDataFetcher<RawRecord> createFetcher(
      List<String> streams,
      SourceFunction.SourceContext<RawRecord> sourceContext,
      RuntimeContext runtimeContext,
      Properties properties,
      KinesisDeserializationSchema<RawRecord> schema) {
    return new CommandFetcher(
        streams, sourceContext, runtimeContext, properties, schema, getShardAssigner());
  }
}
