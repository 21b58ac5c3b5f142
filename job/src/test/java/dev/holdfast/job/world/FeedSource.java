package dev.holdfast.job.world;

import dev.holdfast.job.source.RawRecord;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.source.RichParallelSourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * Reads a feed from where a checkpoint left it; commands bring their arrival time as watermark. The
 * feed is one shard: one subtask reads it, and decodes what it read, in order.
 */
@SuppressWarnings("deprecation")
final class FeedSource extends RichParallelSourceFunction<RawRecord>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  private final String world;
  private final boolean commands;
  private volatile boolean running = true;
  private transient ListState<Integer> positionState;
  private int position;

  private FeedSource(String world, boolean commands) {
    this.world = world;
    this.commands = commands;
  }

  static SingleOutputStreamOperator<RawRecord> add(
      StreamExecutionEnvironment environment, String world, boolean commands) {
    return environment.addSource(new FeedSource(world, commands), RawRecord.TYPE);
  }

  @Override
  public void run(SourceContext<RawRecord> context) throws Exception {
    Feed feed = hasShard() ? feed() : new Feed();
    if (!hasShard()) {
      context.markAsTemporarilyIdle();
    }
    while (running) {
      RawRecord record = feed.poll(position);
      if (record != null) {
        synchronized (context.getCheckpointLock()) {
          context.collectWithTimestamp(record, record.arrivedAt);
          if (commands) {
            context.emitWatermark(new Watermark(record.arrivedAt - 1));
          }
          position++;
        }
      }
    }
  }

  private boolean hasShard() {
    return getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
  }

  private Feed feed() {
    World surroundings = World.named(world);
    return commands ? surroundings.commandFeed : surroundings.changeFeed;
  }

  @Override
  public void cancel() {
    running = false;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    positionState =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("position", Types.INT));
    for (int restored : positionState.get()) {
      position = restored;
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    positionState.clear();
    if (hasShard()) {
      positionState.add(position);
    }
  }
}
