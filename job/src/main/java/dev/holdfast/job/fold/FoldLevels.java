package dev.holdfast.job.fold;

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

/** Folds each item's level and hands it on now and then, see {@link LevelFold}. */
public final class FoldLevels extends KeyedProcessFunction<String, Commit, StockLevel> {
  private static final long serialVersionUID = 1L;

  private final long intervalMillis;
  private transient Surroundings surroundings;
  private transient LevelFold fold;

  /**
   * @param intervalMillis the least time between two levels of one item
   */
  public FoldLevels(long intervalMillis) {
    this.intervalMillis = intervalMillis;
  }

  @Override
  public void open(OpenContext openContext) {
    surroundings = new Surroundings();
    surroundings.level =
        new StateCell<>(
            getRuntimeContext().getState(new ValueStateDescriptor<>("level", RecordTypes.LEVEL)));
    surroundings.quietUntil =
        new StateCell<>(
            getRuntimeContext().getState(new ValueStateDescriptor<>("quietUntil", Types.LONG)));
    fold = new LevelFold(surroundings, surroundings, intervalMillis);
  }

  @Override
  public void processElement(Commit commit, Context context, Collector<StockLevel> out) {
    surroundings.turnOf(context.timerService(), out);
    fold.onCommit(commit);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<StockLevel> out) {
    surroundings.turnOf(context.timerService(), out);
    fold.onCall();
  }

  /** State and services, of the item whose turn it is. */
  private static final class Surroundings implements LevelState, LevelContext {
    private StateCell<StockLevel> level;
    private StateCell<Long> quietUntil;
    private TimerService timers;
    private Collector<StockLevel> out;

    void turnOf(TimerService timers, Collector<StockLevel> out) {
      this.timers = timers;
      this.out = out;
    }

    @Override
    public StockLevel level() {
      return level.getOr(null);
    }

    @Override
    public void level(StockLevel changed) {
      level.set(changed);
    }

    @Override
    public long quietUntil() {
      return quietUntil.getOr(0L);
    }

    @Override
    public void quietUntil(long time) {
      quietUntil.set(time);
    }

    @Override
    public long now() {
      return timers.currentProcessingTime();
    }

    @Override
    public void callAt(long time) {
      timers.registerProcessingTimeTimer(time);
    }

    @Override
    public void dropCall(long time) {
      timers.deleteProcessingTimeTimer(time);
    }

    @Override
    public void emit(StockLevel changed) {
      out.collect(changed);
    }
  }
}
