package dev.holdfast.job.archive;

import dev.holdfast.domain.decide.Table;
import dev.holdfast.job.types.ProcessingTime;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.types.StateCell;
import dev.holdfast.job.types.StateTable;
import dev.holdfast.schema.Commit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps commits back, by shard, and lets them go together, so that files get a sensible size; how,
 * {@link Gathering} says.
 *
 * <p>Every checkpoint ends the files that are open. Were commits written as they come, each
 * checkpoint would leave a small file; this way most checkpoints find none open. Intervals end at
 * the same moments for all shards, so that those that share a writer share a file.
 *
 * <p>Commits are let go a few at a time, with room for others between: for as long as this task is
 * busy, commits for the other operators wait behind it.
 */
public final class GatherCommits extends KeyedProcessFunction<Integer, Commit, Commit> {
  private static final long serialVersionUID = 1L;

  private final long intervalMillis;
  private transient Surroundings surroundings;
  private transient Gathering gathering;

  /**
   * @param intervalMillis how long commits are kept at most
   */
  public GatherCommits(long intervalMillis) {
    this.intervalMillis = intervalMillis;
  }

  @Override
  public void open(OpenContext openContext) {
    surroundings = new Surroundings();
    surroundings.gathered =
        StateCell.of(getRuntimeContext(), "gathered", Types.POJO(Gathered.class));
    surroundings.commits =
        StateTable.of(getRuntimeContext(), "commits", Types.LONG, RecordTypes.COMMIT);
    gathering = new Gathering(surroundings, intervalMillis);
  }

  @Override
  public void processElement(Commit commit, Context context, Collector<Commit> out) {
    surroundings.turnOf(context.getCurrentKey(), context.timerService(), out);
    gathering.onCommit(commit);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Commit> out) {
    surroundings.turnOf(context.getCurrentKey(), context.timerService(), out);
    gathering.onCall();
  }

  /** State and services, of the shard whose turn it is. */
  private static final class Surroundings extends ProcessingTime implements Gathering.Surroundings {
    private StateCell<Gathered> gathered;
    private StateTable<Long, Commit> commits;
    private Integer shard;
    private Collector<Commit> out;

    void turnOf(Integer shard, TimerService current, Collector<Commit> collector) {
      this.shard = shard;
      turnWith(current);
      out = collector;
    }

    @Override
    public Gathered gathered() {
      return gathered.getOr(shard, new Gathered());
    }

    @Override
    public void gathered(Gathered changed) {
      gathered.set(shard, changed.due == 0 ? null : changed);
    }

    @Override
    public Table<Long, Commit> commits() {
      return commits;
    }

    @Override
    public void letGo(Commit commit) {
      out.collect(commit);
    }
  }
}
