package dev.holdfast.job.archive;

import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.Metrics;
import dev.holdfast.job.types.ProcessingTime;
import dev.holdfast.job.types.StateCell;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gives rows of the log their `ttl` once they may expire; which ones, {@link Retirement} says, and
 * when, {@link Retiring}.
 *
 * <p>What waits to be retired waits in state, so that nothing upstream ever waits for it. State
 * moves on when rows are done; after a recovery some are done again, to no effect.
 */
public final class RetireRows extends KeyedProcessFunction<String, ArchivedRange, Void> {
  private static final long serialVersionUID = 1L;

  private final Stores stores;
  private final Duration retention;
  private final int rowsPerSecond;
  private transient Stores.Opened opened;
  private transient Surroundings surroundings;
  private transient Retiring retiring;

  /**
   * @param retention how long a row stays in the log once it may expire
   * @param rowsPerSecond in one subtask, on average
   */
  public RetireRows(Stores stores, Duration retention, int rowsPerSecond) {
    this.stores = stores;
    this.retention = retention;
    this.rowsPerSecond = rowsPerSecond;
  }

  @Override
  public void open(OpenContext openContext) {
    opened = stores.open("retire-rows");
    surroundings = new Surroundings();
    surroundings.progress =
        StateCell.of(getRuntimeContext(), "progress", Types.POJO(RetireProgress.class));
    surroundings.rowsRetired = Metrics.of(getRuntimeContext()).counter("rowsRetired");
    retiring =
        new Retiring(
            surroundings,
            opened.snapshots(),
            opened.retention(),
            retention,
            rowsPerSecond,
            ThreadLocalRandom.current().nextLong());
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }

  @Override
  public void processElement(ArchivedRange range, Context context, Collector<Void> out) {
    surroundings.turnOf(context.getCurrentKey(), context.timerService());
    retiring.onArchived(range.first, range.last);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Void> out) {
    surroundings.turnOf(context.getCurrentKey(), context.timerService());
    retiring.onCall(context.getCurrentKey());
  }

  /** State and services, of the item whose turn it is. */
  private static final class Surroundings extends ProcessingTime implements Retiring.Surroundings {
    private StateCell<RetireProgress> progress;
    private Counter rowsRetired;
    private String item;

    void turnOf(String item, TimerService timers) {
      this.item = item;
      turnWith(timers);
    }

    @Override
    public RetireProgress progress() {
      return progress.getOr(item, new RetireProgress());
    }

    @Override
    public void progress(RetireProgress changed) {
      progress.set(item, changed);
    }

    @Override
    public void retired(long rows) {
      rowsRetired.inc(rows);
    }
  }
}
