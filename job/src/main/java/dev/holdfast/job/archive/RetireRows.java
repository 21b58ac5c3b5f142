package dev.holdfast.job.archive;

import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.Metrics;
import dev.holdfast.job.types.StateCell;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives rows of the log their `ttl` once they may expire; which ones, {@link Retirement} says.
 *
 * <p>What waits to be retired waits in state, so that nothing upstream ever waits for it: an item
 * takes a turn, starts a call when it has come, and looks for the answer a little later. State
 * moves on when rows are done; after a recovery some are done again, to no effect.
 */
public final class RetireRows extends KeyedProcessFunction<String, ArchivedRange, Void> {
  private static final long serialVersionUID = 1L;

  /** When the answer to a call is looked for, and looked for again. */
  static final long LOOK_MILLIS = 50;

  /** When a call that failed, or came before its snapshot, is made again. */
  static final long AGAIN_MILLIS = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(RetireRows.class);

  private final Stores stores;
  private final Duration retention;
  private final int rowsPerSecond;
  private transient Stores.Opened opened;
  private transient RetireCalls calls;
  private transient Pacer pacer;
  private transient StateCell<RetireProgress> progress;
  private transient long thisStart;
  private transient Counter rowsRetired;

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
    calls = new RetireCalls(opened);
    pacer = new Pacer(rowsPerSecond);
    thisStart = ThreadLocalRandom.current().nextLong();
    progress =
        new StateCell<>(
            getRuntimeContext()
                .getState(
                    new ValueStateDescriptor<>("progress", Types.POJO(RetireProgress.class))));
    rowsRetired = Metrics.of(getRuntimeContext()).counter("rowsRetired");
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }

  @Override
  public void processElement(ArchivedRange range, Context context, Collector<Void> out) {
    RetireProgress item = progress.getOr(new RetireProgress());
    Retirement.archived(item, range.first, range.last);
    if (item.callDue == 0 && Retirement.isWaiting(item)) {
      takeTurn(item, context.timerService());
    }
    progress.set(item);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Void> out) {
    String key = context.getCurrentKey();
    RetireProgress item = progress.getOr(null);
    TimerService timers = context.timerService();
    if (calls.isUnderWay(key)) {
      calls
          .take(key)
          .ifPresentOrElse(
              answer -> onAnswer(key, answer, item, timers),
              () -> callAfter(LOOK_MILLIS, item, timers));
    } else if (item.turnGivenBy != thisStart || calls.isFull()) {
      takeTurn(item, timers);
    } else {
      long ttl = timers.currentProcessingTime() / 1_000 + retention.toSeconds();
      calls.start(key, item.retiredUpTo, Retirement.archivedUpTo(item), ttl);
      callAfter(LOOK_MILLIS, item, timers);
    }
    progress.set(item);
  }

  private void onAnswer(
      String key, RetireCalls.Answer answer, RetireProgress item, TimerService timers) {
    rowsRetired.inc(answer.retiredUpTo - item.retiredUpTo);
    Retirement.retired(item, answer.retiredUpTo);
    long archivedUpTo = Retirement.archivedUpTo(item);
    if (answer.failure != null) {
      LOG.warn("rows of item {} are retired later: {}", key, answer.failure.toString());
      takeTurnLater(item, timers);
    } else if (Retirement.retirableUpTo(archivedUpTo, answer.snapshotSeq) > item.retiredUpTo) {
      takeTurn(item, timers);
    } else if (Retirement.isSnapshotBehind(archivedUpTo, answer.snapshotSeq)) {
      takeTurnLater(item, timers);
    } else {
      item.callDue = 0;
    }
  }

  /** Behind all others that wait: so what is hot comes last, some rows at a time. */
  private void takeTurn(RetireProgress item, TimerService timers) {
    long soonest = timers.currentProcessingTime() + 1;
    long rows = Math.min(Retirement.archivedUpTo(item) - item.retiredUpTo, RetireCalls.ROWS_MAX);
    item.turnGivenBy = thisStart;
    callAt(pacer.turn(soonest, rows), item, timers);
  }

  private static void takeTurnLater(RetireProgress item, TimerService timers) {
    item.turnGivenBy = 0;
    callAfter(AGAIN_MILLIS, item, timers);
  }

  private static void callAfter(long millis, RetireProgress item, TimerService timers) {
    callAt(timers.currentProcessingTime() + millis, item, timers);
  }

  private static void callAt(long time, RetireProgress item, TimerService timers) {
    item.callDue = time;
    timers.registerProcessingTimeTimer(time);
  }
}
