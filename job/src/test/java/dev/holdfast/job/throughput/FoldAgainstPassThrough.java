package dev.holdfast.job.throughput;

import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.job.engine.Flink;
import dev.holdfast.job.flow.Uids;
import dev.holdfast.job.fold.FoldLevels;
import dev.holdfast.job.order.RestoreCommitOrder;
import dev.holdfast.job.source.DecodeChanges;
import dev.holdfast.job.step.KeyedCoStep;
import dev.holdfast.job.step.KeyedStep;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * Commits a second and core through order and levels, against a pipeline of the same shape whose
 * two keyed steps each keep the last commit in RocksDB and do nothing else.
 */
final class FoldAgainstPassThrough {
  private static final double RATIO_MIN = 0.5;
  private static final int ITEMS = 5_000;
  private static final int ROUNDS = 3;

  private final Cluster cluster;
  private final Path folder;
  private final long commits;

  /**
   * @param commits of each run; a quarter of them warms up
   */
  FoldAgainstPassThrough(Cluster cluster, Path folder, long commits) {
    this.cluster = cluster;
    this.folder = folder;
    this.commits = commits;
  }

  Result measure() throws Exception {
    List<Double> through = new ArrayList<>();
    List<Double> folded = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      through.add(run(this::passThrough));
      folded.add(run(this::fold));
      System.err.printf(
          "fold, round %d: pass-through %.0f, folded %.0f commits a second and core%n",
          round, through.get(round - 1), folded.get(round - 1));
    }
    double ratio = median(folded) / median(through);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("pass_through_per_s_and_core", Math.round(median(through)));
    figures.put("folded_per_s_and_core", Math.round(median(folded)));
    figures.put("ratio", Math.round(ratio * 100) / 100.0);
    return new Result("fold", figures, ratio >= RATIO_MIN);
  }

  private interface Pipeline {
    DataStream<?> wire(StreamExecutionEnvironment environment, DataStream<Commit> commits);
  }

  private DataStream<?> passThrough(StreamExecutionEnvironment env, DataStream<Commit> commits) {
    return commits
        .keyBy(Commit::getItem, Types.STRING)
        .process(new KeepLast(), RecordTypes.COMMIT)
        .keyBy(Commit::getItem, Types.STRING)
        .process(new KeepLast(), RecordTypes.COMMIT);
  }

  private DataStream<?> fold(StreamExecutionEnvironment environment, DataStream<Commit> commits) {
    MemoryStores stores = MemoryStores.of(new MemoryEventLog(), hold -> {});
    DataStream<Command> nothing = environment.fromData(List.of(nudge()), RecordTypes.COMMAND);
    KeyedStream<Commit, String> ordered =
        Flink.keyed(
                commits.keyBy(Commit::getItem, Types.STRING),
                nothing.keyBy(Command::getItem, Types.STRING),
                new KeyedCoStep<>(
                    Uids.RESTORE_COMMIT_ORDER,
                    () -> new RestoreCommitOrder(stores, Duration.ofMillis(500))),
                RecordTypes.COMMIT)
            .keyBy(Commit::getItem, Types.STRING);
    return Flink.keyed(
        ordered,
        new KeyedStep<>(
            Uids.FOLD_LEVELS,
            () -> new FoldLevels(ShopPolicies.NONE, Duration.ofMillis(200), Duration.ofMinutes(1))),
        RecordTypes.LEVEL);
  }

  /** A command stream that says nothing; one cannot be made of no command at all. */
  private static Command nudge() {
    return Command.newBuilder()
        .setItem("nothing")
        .setCommand("nudge")
        .setKind(CommandKind.nudge)
        .setSeq(0)
        .setAt(0)
        .build();
  }

  /**
   * The commits a second and core, after the warm-up. What is emitted is folded soon: buffers hold
   * a few thousand.
   */
  private double run(Pipeline pipeline) throws Exception {
    CommitSource.EMITTED.reset();
    StreamExecutionEnvironment environment = cluster.environment(folder);
    // Or the end would wait for a checkpoint.
    environment.getCheckpointConfig().disableCheckpointing();
    environment.getConfig().enableObjectReuse();
    DataStream<Commit> source =
        CommitSource.add(environment, ITEMS, commits / Cluster.PARALLELISM)
            .process(new DecodeChanges(), RecordTypes.COMMIT);
    pipeline.wire(environment, source).sinkTo(new DiscardingSink<>());
    JobClient job = environment.executeAsync("fold");
    Waiting.until(() -> CommitSource.EMITTED.sum() >= commits / 4, job);
    long warm = System.nanoTime();
    long counted = CommitSource.EMITTED.sum();
    job.getJobExecutionResult().get();
    return (commits - counted) * 1e9 / (System.nanoTime() - warm) / Cluster.PARALLELISM;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  /** Reads and writes one state, and hands the commit on. */
  private static final class KeepLast extends KeyedProcessFunction<String, Commit, Commit> {
    private static final long serialVersionUID = 1L;
    private transient ValueState<Commit> last;

    @Override
    public void open(OpenContext openContext) {
      last = getRuntimeContext().getState(new ValueStateDescriptor<>("last", RecordTypes.COMMIT));
    }

    @Override
    public void processElement(Commit commit, Context context, Collector<Commit> out)
        throws Exception {
      Commit before = last.value();
      if (before == null || before.getSeq() < commit.getSeq()) {
        last.update(commit);
      }
      out.collect(commit);
    }
  }
}
