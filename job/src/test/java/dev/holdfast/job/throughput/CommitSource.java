package dev.holdfast.job.throughput;

import dev.holdfast.job.source.RawRecord;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.source.RichParallelSourceFunction;

/** A change stream that ends: items in turn, each placing a hold and confirming it. */
@SuppressWarnings("deprecation")
final class CommitSource extends RichParallelSourceFunction<RawRecord> {
  /** What all subtasks have emitted. */
  static final LongAdder EMITTED = new LongAdder();

  private static final long serialVersionUID = 1L;
  private static final long AT = 1_700_000_000_000L;

  private final int items;
  private final long commits;
  private volatile boolean running = true;

  private CommitSource(int items, long commits) {
    this.items = items;
    this.commits = commits;
  }

  /**
   * @param items of each subtask
   * @param commits of each subtask
   */
  static DataStream<RawRecord> add(
      StreamExecutionEnvironment environment, int items, long commits) {
    return environment.addSource(new CommitSource(items, commits), RawRecord.TYPE);
  }

  @Override
  public void run(SourceContext<RawRecord> context) {
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    for (long i = 0; i < commits && running; i++) {
      long seq = i / items + 1;
      RawRecord record = ChangeBytes.record(commit("item-" + subtask + "-" + i % items, seq));
      synchronized (context.getCheckpointLock()) {
        context.collect(record);
      }
      EMITTED.increment();
    }
  }

  private static Commit commit(String item, long seq) {
    long placedSeq = seq % 2 == 1 ? seq : seq - 1;
    String reservation = item + "-r" + placedSeq;
    Event event =
        seq == placedSeq
            ? ShopEvents.placed(reservation, AT)
            : ShopEvents.confirmed(reservation, placedSeq);
    return ShopEvents.commit(item, seq, item + "-c" + seq, AT, List.of(event));
  }

  @Override
  public void cancel() {
    running = false;
  }
}
