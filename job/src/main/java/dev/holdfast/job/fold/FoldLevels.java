package dev.holdfast.job.fold;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockFold;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.types.StateCell;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Folds each item's level and hands it on, at most once per interval and item: the first change at
 * once, later ones together when the interval is over.
 */
public final class FoldLevels extends KeyedProcessFunction<String, Commit, StockLevel> {
  private static final long serialVersionUID = 1L;

  private final long intervalMillis;
  private transient StateCell<StockLevel> level;
  private transient StateCell<Long> quietUntil;

  /**
   * @param intervalMillis the least time between two levels of one item
   */
  public FoldLevels(long intervalMillis) {
    this.intervalMillis = intervalMillis;
  }

  @Override
  public void open(OpenContext openContext) {
    level =
        new StateCell<>(
            getRuntimeContext().getState(new ValueStateDescriptor<>("level", RecordTypes.LEVEL)));
    quietUntil =
        new StateCell<>(
            getRuntimeContext().getState(new ValueStateDescriptor<>("quietUntil", Types.LONG)));
  }

  @Override
  public void processElement(Commit commit, Context context, Collector<StockLevel> out) {
    StockLevel before = level.getOr(Levels.empty(commit.getItem()));
    StockLevel after = StockFold.apply(before, commit);
    level.set(after);
    long quiet = quietUntil.getOr(0L);
    TimerService timers = context.timerService();
    if (timers.currentProcessingTime() >= quiet) {
      timers.deleteProcessingTimeTimer(quiet);
      emit(after, timers, out);
    } else {
      timers.registerProcessingTimeTimer(quiet);
    }
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<StockLevel> out) {
    emit(level.getOr(null), context.timerService(), out);
  }

  private void emit(StockLevel changed, TimerService timers, Collector<StockLevel> out) {
    quietUntil.set(timers.currentProcessingTime() + intervalMillis);
    out.collect(changed);
  }
}
