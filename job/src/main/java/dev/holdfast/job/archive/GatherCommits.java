package dev.holdfast.job.archive;

import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.types.StateCell;
import dev.holdfast.job.types.StateTable;
import dev.holdfast.schema.Commit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps commits back, by shard, and lets them go together, so that files get a sensible size.
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

  /** A shard that has so many does not wait for the interval's end. */
  static final int COMMITS_MAX = 20_000;

  /** Commits let go at a time. */
  static final int AT_A_TIME = 500;

  private final long intervalMillis;
  private transient StateCell<Gathered> gathered;
  private transient StateTable<Long, Commit> commits;

  /**
   * @param intervalMillis how long commits are kept at most
   */
  public GatherCommits(long intervalMillis) {
    this.intervalMillis = intervalMillis;
  }

  @Override
  public void open(OpenContext openContext) {
    gathered =
        new StateCell<>(
            getRuntimeContext()
                .getState(new ValueStateDescriptor<>("gathered", Types.POJO(Gathered.class))));
    commits =
        new StateTable<>(
            getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("commits", Types.LONG, RecordTypes.COMMIT)));
  }

  @Override
  public void processElement(Commit commit, Context context, Collector<Commit> out) {
    Gathered shard = gathered.getOr(new Gathered());
    commits.put(shard.end++, commit);
    TimerService timers = context.timerService();
    long now = timers.currentProcessingTime();
    if (shard.due == 0) {
      callAt((now / intervalMillis + 1) * intervalMillis, shard, timers);
    } else if (shard.end - shard.first >= COMMITS_MAX && shard.due > now + 1) {
      timers.deleteProcessingTimeTimer(shard.due);
      callAt(now + 1, shard, timers);
    }
    gathered.set(shard);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Commit> out) {
    Gathered shard = gathered.getOr(null);
    long until = Math.min(shard.end, shard.first + AT_A_TIME);
    for (; shard.first < until; shard.first++) {
      out.collect(commits.get(shard.first));
      commits.remove(shard.first);
    }
    if (shard.first == shard.end) {
      gathered.clear();
    } else {
      TimerService timers = context.timerService();
      callAt(timers.currentProcessingTime() + 1, shard, timers);
      gathered.set(shard);
    }
  }

  private static void callAt(long time, Gathered shard, TimerService timers) {
    shard.due = time;
    timers.registerProcessingTimeTimer(time);
  }
}
