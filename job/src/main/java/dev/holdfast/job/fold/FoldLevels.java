package dev.holdfast.job.fold;

import dev.holdfast.job.types.Metrics;
import dev.holdfast.job.types.ProcessingTime;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.types.StateCell;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Folds each item's level and hands it on now and then, see {@link LevelFold}; beside them, the
 * levels worth a snapshot, see {@link SnapshotPace}.
 */
public final class FoldLevels extends KeyedProcessFunction<String, Commit, StockLevel> {
  /** The levels to write back as snapshots. */
  public static final OutputTag<StockLevel> SNAPSHOTS =
      new OutputTag<>("snapshots", RecordTypes.LEVEL);

  private static final long serialVersionUID = 1L;

  private final long intervalMillis;
  private final long snapshotIntervalMillis;
  private transient Surroundings surroundings;
  private transient LevelFold fold;
  private transient SnapshotPace snapshots;
  private transient Shortfalls shortfalls;

  /**
   * @param intervalMillis the least time between two levels of one item
   * @param snapshotIntervalMillis how long an item's snapshot may be behind
   */
  public FoldLevels(long intervalMillis, long snapshotIntervalMillis) {
    this.intervalMillis = intervalMillis;
    this.snapshotIntervalMillis = snapshotIntervalMillis;
  }

  @Override
  public void open(OpenContext openContext) {
    surroundings = new Surroundings();
    surroundings.level = StateCell.of(getRuntimeContext(), "level", RecordTypes.LEVEL);
    surroundings.quietUntil = StateCell.of(getRuntimeContext(), "quietUntil", Types.LONG);
    surroundings.coveredSeq = StateCell.of(getRuntimeContext(), "coveredSeq", Types.LONG);
    surroundings.coverDue = StateCell.of(getRuntimeContext(), "coverDue", Types.LONG);
    fold = new LevelFold(surroundings, surroundings, intervalMillis);
    snapshots = new SnapshotPace(surroundings, snapshotIntervalMillis);
    shortfalls = new Shortfalls(Metrics.of(getRuntimeContext()));
  }

  @Override
  public void processElement(Commit commit, Context context, Collector<StockLevel> out) {
    surroundings.turnOf(context, out);
    fold.onCommit(commit);
    StockLevel level = surroundings.level();
    snapshots.onLevel(level);
    shortfalls.note(level);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<StockLevel> out) {
    surroundings.turnOf(context, out);
    if (time == surroundings.quietUntil()) {
      fold.onCall();
    }
    snapshots.onCall(time, surroundings.level());
  }

  /** State and services, of the item whose turn it is. */
  private static final class Surroundings extends ProcessingTime
      implements LevelState, LevelContext, SnapshotPace.Surroundings {
    private StateCell<StockLevel> level;
    private StateCell<Long> quietUntil;
    private StateCell<Long> coveredSeq;
    private StateCell<Long> coverDue;
    private KeyedProcessFunction<String, Commit, StockLevel>.Context context;
    private String item;
    private Collector<StockLevel> out;

    void turnOf(
        KeyedProcessFunction<String, Commit, StockLevel>.Context context,
        Collector<StockLevel> out) {
      this.context = context;
      this.item = context.getCurrentKey();
      turnWith(context.timerService());
      this.out = out;
    }

    @Override
    public StockLevel level() {
      return level.getOr(item, null);
    }

    @Override
    public void level(StockLevel changed) {
      level.set(item, changed);
    }

    @Override
    public long quietUntil() {
      return quietUntil.getOr(item, 0L);
    }

    @Override
    public void quietUntil(long time) {
      quietUntil.set(item, time);
    }

    @Override
    public void dropCall(long time) {
      // Calls for one item and one time are one call.
      if (time != coverDue()) {
        super.dropCall(time);
      }
    }

    @Override
    public long coveredSeq() {
      return coveredSeq.getOr(item, 0L);
    }

    @Override
    public void coveredSeq(long seq) {
      coveredSeq.set(item, seq);
    }

    @Override
    public long coverDue() {
      return coverDue.getOr(item, 0L);
    }

    @Override
    public void coverDue(long time) {
      coverDue.set(item, time);
    }

    @Override
    public void cover(StockLevel level) {
      context.output(SNAPSHOTS, level);
    }

    @Override
    public void emit(StockLevel changed) {
      out.collect(changed);
    }
  }
}
