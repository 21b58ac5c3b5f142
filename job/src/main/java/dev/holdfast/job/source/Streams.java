package dev.holdfast.job.source;

import java.util.List;
import java.util.Properties;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.connectors.kinesis.FlinkDynamoDBStreamsConsumer;

/**
 * The connectors of the job's two streams, and what makes up for one of them.
 *
 * <p>Deprecated in favour of ones that need Flink 2, but the newest that read both streams on the
 * service's Flink 1.20.
 */
@SuppressWarnings("deprecation")
public final class Streams {
  private Streams() {}

  /** The command stream, with the stream's own time as watermark. */
  public static DataStreamSource<RawRecord> commands(
      StreamExecutionEnvironment environment, String stream, Properties properties) {
    return environment.addSource(new CommandConsumer(stream, properties));
  }

  /** The change stream of the log's table. */
  public static DataStreamSource<RawRecord> changes(
      StreamExecutionEnvironment environment, String streamArn, Properties properties) {
    return environment.addSource(
        new FlinkDynamoDBStreamsConsumer<RawRecord>(
            List.of(streamArn), new RawRecordSchema(), properties));
  }
}
