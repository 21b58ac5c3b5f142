package dev.holdfast.job.source;

import dev.holdfast.job.flow.Flow;
import dev.holdfast.job.types.Metrics;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits of the change stream. Only new rows count. Of one that cannot be read, it is handed on
 * that it is there.
 */
public final class DecodeChanges extends ProcessFunction<RawRecord, Commit> {
  /** Where that comes out, as commands without effect. */
  public static final OutputTag<Command> UNREADABLE =
      new OutputTag<>(Flow.UNREADABLE_ROWS, RecordTypes.COMMAND);

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(DecodeChanges.class);

  /** A row has at most 400 KB, and its bytes come in base 64. */
  static final int BYTES_MAX = 1024 * 1024;

  /**
   * Any, also of rows that were changed or removed: none at all come if the stream stands still.
   */
  private transient Counter changesRead;

  private transient Counter deadLetters;
  private transient Counter unreadable;
  private transient boolean isUnreadableLogged;

  /**
   * How old the newest commit was when it came: its stream brings nothing while nothing is done.
   */
  private transient volatile long lagMillis;

  @Override
  public void open(OpenContext openContext) {
    changesRead = Metrics.of(getRuntimeContext()).counter("changesRead");
    deadLetters = Metrics.of(getRuntimeContext()).counter("deadLetters");
    unreadable = Metrics.of(getRuntimeContext()).counter("rowsUnreadable");
    Metrics.of(getRuntimeContext()).gauge("changesLagMillis", () -> lagMillis);
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<Commit> out) {
    changesRead.inc();
    try {
      DeadLetters.checkLength(record, BYTES_MAX);
      Optional<Commit> commit = ChangeRecords.read(record.bytes);
      if (commit.isPresent()) {
        lagMillis =
            Math.max(0, context.timerService().currentProcessingTime() - commit.get().getAt());
        out.collect(commit.get());
      }
    } catch (UnreadableRow row) {
      unreadable.inc();
      logUnreadable(row);
      context.output(UNREADABLE, row.nudge());
    } catch (InputFault fault) {
      deadLetters.inc();
      context.output(DeadLetters.TAG, DeadLetters.of(record, fault.getMessage()));
    }
  }

  /** The first one; who then misses a commit names its item. */
  private void logUnreadable(UnreadableRow row) {
    if (!isUnreadableLogged) {
      isUnreadableLogged = true;
      LOG.warn(
          "{}; it stays in the log, and the metric rowsUnreadable counts it", row.getMessage());
    }
  }
}
