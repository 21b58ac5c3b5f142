package dev.holdfast.job.connectors;

import dev.holdfast.job.source.RawRecord;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.streaming.connectors.kinesis.FlinkDynamoDBStreamsConsumer;
import org.apache.flink.streaming.connectors.kinesis.model.SequenceNumber;
import org.apache.flink.streaming.connectors.kinesis.model.StreamShardMetadata;

/**
 * Reads the log's change stream. A stream of another name is that of another table, as after a
 * restore from a backup: all of the job's state then tells of commits that this log may not have,
 * so that the job does not begin with it.
 */
@SuppressWarnings("deprecation")
final class ChangeConsumer extends FlinkDynamoDBStreamsConsumer<RawRecord> {
  private static final long serialVersionUID = 1L;

  /** The connector's own state, and its name there. */
  static final ListStateDescriptor<Tuple2<StreamShardMetadata, SequenceNumber>> POSITIONS =
      new ListStateDescriptor<>(
          "Kinesis-Stream-Shard-State", TypeInformation.of(new TypeHint<>() {}));

  private final String arn;

  ChangeConsumer(String arn, Properties properties) {
    super(List.of(arn), new RawRecordSchema(), properties);
    this.arn = arn;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    super.initializeState(context);
    if (context.isRestored()) {
      for (Tuple2<StreamShardMetadata, SequenceNumber> position :
          context.getOperatorStateStore().getUnionListState(POSITIONS).get()) {
        check(position.f0.getStreamName());
      }
    }
  }

  private void check(String stream) {
    if (!stream.equals(arn)) {
      throw new IllegalStateException(
          "This state is of another log, whose changes came by "
              + stream
              + " and not by "
              + arn
              + ": start the job without state (docs/recovery.md)");
    }
  }
}
