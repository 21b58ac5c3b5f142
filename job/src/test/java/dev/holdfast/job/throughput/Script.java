package dev.holdfast.job.throughput;

import dev.holdfast.job.Sources;
import dev.holdfast.job.source.RawRecord;
import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.source.RichParallelSourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;

/** The job's two streams, told by a program in this process; one at a time. */
@SuppressWarnings("deprecation")
final class Script implements Sources {
  /** Tells what a stream brings, one record after the other. */
  interface Stream {
    /** The next record; null if there is none yet. */
    RawRecord next() throws InterruptedException;
  }

  private static volatile Stream commandStream;
  private static volatile Stream changeStream;

  private Script() {}

  static Script of(Stream commands, Stream changes) {
    commandStream = commands;
    changeStream = changes;
    return new Script();
  }

  @Override
  public SingleOutputStreamOperator<RawRecord> commands(StreamExecutionEnvironment environment) {
    return environment.addSource(new Reader(true), RawRecord.TYPE);
  }

  @Override
  public SingleOutputStreamOperator<RawRecord> changes(StreamExecutionEnvironment environment) {
    return environment.addSource(new Reader(false), RawRecord.TYPE);
  }

  /**
   * One shard, read by one subtask. Commands bring their arrival time as watermark, as often as
   * Flink's own sources do.
   */
  private static final class Reader extends RichParallelSourceFunction<RawRecord> {
    private static final long serialVersionUID = 1L;
    private static final long WATERMARK_NANOS = 200_000_000;

    private final boolean commands;
    private volatile boolean running = true;

    Reader(boolean commands) {
      this.commands = commands;
    }

    @Override
    public void run(SourceContext<RawRecord> context) throws Exception {
      if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() > 0) {
        context.markAsTemporarilyIdle();
        while (running) {
          TimeUnit.MILLISECONDS.sleep(50);
        }
        return;
      }
      Stream stream = commands ? commandStream : changeStream;
      long told = System.nanoTime();
      long time = Long.MIN_VALUE;
      while (running) {
        RawRecord record = stream.next();
        synchronized (context.getCheckpointLock()) {
          if (record != null) {
            context.collectWithTimestamp(record, record.arrivedAt);
            time = record.arrivedAt - 1;
          }
          if (commands && System.nanoTime() - told >= WATERMARK_NANOS) {
            context.emitWatermark(new Watermark(time));
            told = System.nanoTime();
          }
        }
      }
    }

    @Override
    public void cancel() {
      running = false;
    }
  }
}
