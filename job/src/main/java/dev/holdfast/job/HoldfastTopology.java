package dev.holdfast.job;

import dev.holdfast.job.append.AppendProposals;
import dev.holdfast.job.archive.ReadArchive;
import dev.holdfast.job.decide.DecideCommands;
import dev.holdfast.job.fold.FoldLevels;
import dev.holdfast.job.fold.FoldReservations;
import dev.holdfast.job.fold.HoldChanges;
import dev.holdfast.job.fold.TellOutcomes;
import dev.holdfast.job.order.RestoreCommitOrder;
import dev.holdfast.job.sink.WriteAvailability;
import dev.holdfast.job.sink.WriteReservations;
import dev.holdfast.job.sink.WriteSnapshots;
import dev.holdfast.job.source.DeadLetters;
import dev.holdfast.job.source.DecodeChanges;
import dev.holdfast.job.source.DecodeCommands;
import dev.holdfast.job.source.MovesNoTime;
import dev.holdfast.job.source.ScanTails;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.DeadLetter;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The flow of the job: which operator feeds which, and nothing else. */
public final class HoldfastTopology {
  /** Keys are spread over so many groups; it can never change for a job that has state. */
  static final int MAX_PARALLELISM = JobConfig.MAX_PARALLELISM;

  /** Writes try again by themselves; the operator around them sets no limit of time. */
  static final long NO_TIMEOUT = 0;

  private final JobConfig config;
  private final Stores stores;

  public HoldfastTopology(JobConfig config, Stores stores) {
    this.config = config;
    this.stores = stores;
  }

  /** Wires the job into the environment. */
  public void wire(StreamExecutionEnvironment environment, Sources sources, Sinks sinks) {
    environment.configure(settings());
    SingleOutputStreamOperator<Command> commands = commands(environment, sources);
    SingleOutputStreamOperator<Commit> changes = changes(environment, sources);
    DataStream<Commit> archived = readArchive(environment, sinks.archive().folder());
    KeyedStream<Command, String> commandsByItem = commands.keyBy(Command::getItem, Types.STRING);
    KeyedStream<Commit, String> commits =
        restoreOrder(changes.union(archived), commands.union(scanTails(environment)));

    decide(commits, commandsByItem);
    foldLevels(foldReservations(commits));
    tellOutcomes(commits, sinks);
    new ColdStorage(config, stores).wire(commits, sinks);
    keepDeadLetters(
        commands.getSideOutput(DeadLetters.TAG).union(changes.getSideOutput(DeadLetters.TAG)),
        sinks);
  }

  private static Configuration settings() {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    // Records have no setters, and no operator changes what it was handed.
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    return settings;
  }

  private static SingleOutputStreamOperator<Command> commands(
      StreamExecutionEnvironment environment, Sources sources) {
    return sources
        .commands(environment)
        .name("read commands")
        .uid(Uids.READ_COMMANDS)
        .transform("decode commands", RecordTypes.COMMAND, new DecodeCommands())
        .uid(Uids.DECODE_COMMANDS);
  }

  private static SingleOutputStreamOperator<Commit> changes(
      StreamExecutionEnvironment environment, Sources sources) {
    return sources
        .changes(environment)
        .name("read changes")
        .uid(Uids.READ_CHANGES)
        .assignTimestampsAndWatermarks(MovesNoTime.strategy())
        .name("leave time to commands")
        .uid(Uids.LEAVE_TIME_TO_COMMANDS)
        .process(new DecodeChanges(), RecordTypes.COMMIT)
        .name("decode changes")
        .uid(Uids.DECODE_CHANGES);
  }

  private DataStream<Command> scanTails(StreamExecutionEnvironment environment) {
    return environment
        .fromSource(
            new ScanTails(stores, config.scanItemsPerSecond()),
            MovesNoTime.strategy(),
            "scan tails",
            RecordTypes.COMMAND)
        .uid(Uids.SCAN_TAILS);
  }

  private static DataStream<Commit> readArchive(
      StreamExecutionEnvironment environment, URI archive) {
    return environment
        .fromSource(
            new ReadArchive(archive), MovesNoTime.strategy(), "read archive", RecordTypes.COMMIT)
        .uid(Uids.READ_ARCHIVE);
  }

  /**
   * @param stamped whose seqs show which commits there are
   */
  private KeyedStream<Commit, String> restoreOrder(
      DataStream<Commit> changes, DataStream<Command> stamped) {
    DataStream<Commit> ordered =
        changes
            .keyBy(Commit::getItem, Types.STRING)
            .connect(stamped.keyBy(Command::getItem, Types.STRING))
            .process(
                new RestoreCommitOrder(stores, config.holePatience().toMillis()),
                RecordTypes.COMMIT)
            .name("restore commit order")
            .uid(Uids.RESTORE_COMMIT_ORDER);
    return stillByItem(ordered);
  }

  /**
   * Commits that come out of an operator keyed by item are where their item is: they go on without
   * being sent, and most of what follows runs in the same task.
   */
  private static KeyedStream<Commit, String> stillByItem(DataStream<Commit> commits) {
    return DataStreamUtils.reinterpretAsKeyedStream(commits, Commit::getItem, Types.STRING);
  }

  private void decide(
      KeyedStream<Commit, String> commits, KeyedStream<Command, String> commandsByItem) {
    SingleOutputStreamOperator<List<Proposal>> proposals =
        commits
            .connect(commandsByItem)
            .process(new DecideCommands(config.grace(), config.memory()), DecideCommands.PROPOSALS)
            .name("decide commands")
            .uid(Uids.DECIDE_COMMANDS);
    AsyncDataStream.unorderedWait(
            proposals,
            new AppendProposals(stores, config.retention()),
            NO_TIMEOUT,
            TimeUnit.MILLISECONDS,
            config.proposalsUnderWay())
        .name("append proposals")
        .uid(Uids.APPEND_PROPOSALS);
  }

  /** Levels come after the reservations they cover, so that no snapshot runs ahead of a row. */
  private DataStream<Commit> foldReservations(KeyedStream<Commit, String> commits) {
    DataStream<HoldChanges> changes =
        commits
            .process(new FoldReservations(config.memory()), HoldChanges.TYPE)
            .name("fold reservations")
            .uid(Uids.FOLD_RESERVATIONS);
    return AsyncDataStream.orderedWait(
            changes,
            new WriteReservations(stores),
            NO_TIMEOUT,
            TimeUnit.MILLISECONDS,
            config.writesUnderWay())
        .name("write reservations")
        .uid(Uids.WRITE_RESERVATIONS);
  }

  private void foldLevels(DataStream<Commit> covered) {
    SingleOutputStreamOperator<StockLevel> levels =
        stillByItem(covered)
            .process(
                new FoldLevels(
                    config.conflation().toMillis(), config.snapshotInterval().toMillis()),
                RecordTypes.LEVEL)
            .name("fold levels")
            .uid(Uids.FOLD_LEVELS);
    AsyncDataStream.unorderedWait(
            levels.getSideOutput(FoldLevels.SNAPSHOTS),
            new WriteSnapshots(stores),
            NO_TIMEOUT,
            TimeUnit.MILLISECONDS,
            config.writesUnderWay())
        .name("write snapshots")
        .uid(Uids.WRITE_SNAPSHOTS);
    AsyncDataStream.unorderedWait(
            levels,
            new WriteAvailability(stores),
            NO_TIMEOUT,
            TimeUnit.MILLISECONDS,
            config.writesUnderWay())
        .name("write availability")
        .uid(Uids.WRITE_AVAILABILITY);
  }

  private void tellOutcomes(KeyedStream<Commit, String> commits, Sinks sinks) {
    commits
        .process(new TellOutcomes(config.memory()), RecordTypes.OUTCOME)
        .name("tell outcomes")
        .uid(Uids.TELL_OUTCOMES)
        .sinkTo(sinks.outcomes())
        .name("write outcomes")
        .uid(Uids.WRITE_OUTCOMES);
  }

  private static void keepDeadLetters(DataStream<DeadLetter> letters, Sinks sinks) {
    letters
        .sinkTo(sinks.deadLetters())
        .name("keep dead letters")
        .uid(Uids.KEEP_DEAD_LETTERS)
        .setParallelism(1);
    letters
        .sinkTo(sinks.deadLetterIndex())
        .name("index dead letters")
        .uid(Uids.INDEX_DEAD_LETTERS)
        .setParallelism(1);
  }
}
