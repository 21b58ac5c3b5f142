package dev.holdfast.job;

import dev.holdfast.job.archive.ReadArchive;
import dev.holdfast.job.engine.Flink;
import dev.holdfast.job.flow.Steps;
import dev.holdfast.job.flow.Uids;
import dev.holdfast.job.fold.FoldLevels;
import dev.holdfast.job.source.DeadLetters;
import dev.holdfast.job.source.DecodeChanges;
import dev.holdfast.job.source.DecodeCommands;
import dev.holdfast.job.source.MovesNoTime;
import dev.holdfast.job.source.ScanLog;
import dev.holdfast.job.source.TellRows;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.trace.TracedSteps;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.DeadLetter;
import dev.holdfast.schema.StockLevel;
import java.net.URI;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The flow of the job: which operator feeds which, and nothing else. */
public final class HoldfastTopology {
  /** How often sources are asked for the time. Commands tell it as they come, without. */
  private static final Duration TIME_EVERY = Duration.ofMillis(200);

  private final JobConfig config;
  private final Stores stores;
  private final Steps steps;
  private final TracedSteps traced;

  public HoldfastTopology(JobConfig config, Stores stores) {
    this.config = config;
    this.stores = stores;
    this.steps = new Steps(config.steps(), stores);
    this.traced = new TracedSteps(config.traces());
  }

  /** Wires the job into the environment. */
  public void wire(StreamExecutionEnvironment environment, Sources sources, Sinks sinks) {
    environment.configure(settings());
    SingleOutputStreamOperator<Command> commands = commands(environment, sources);
    SingleOutputStreamOperator<Commit> changes = changes(environment, sources);
    SingleOutputStreamOperator<Commit> scanned = scanLog(environment);
    DataStream<Commit> archived = readArchive(environment, sinks.archive().folder());
    KeyedStream<Command, String> commandsByItem = commands.keyBy(Command::getItem, Types.STRING);
    KeyedStream<Commit, String> commits =
        restoreOrder(
            changes.union(archived, scanned),
            commands.union(
                scanned.getSideOutput(TellRows.NAMED),
                changes.getSideOutput(DecodeChanges.UNREADABLE)));

    decide(commits, commandsByItem);
    foldLevels(foldReservations(commits));
    publishOutcomes(commits, sinks);
    deliverWebhooks(commits, sinks);
    new ColdStorage(steps).wire(commits, sinks);
    keepDeadLetters(
        commands.getSideOutput(DeadLetters.TAG).union(changes.getSideOutput(DeadLetters.TAG)),
        sinks);
  }

  private static Configuration settings() {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.MAX_PARALLELISM, Steps.MAX_PARALLELISM);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, TIME_EVERY);
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
        .uid(Uids.DECODE_COMMANDS)
        .setBufferTimeout(Flink.BUFFER_MILLIS);
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
        .uid(Uids.DECODE_CHANGES)
        .setBufferTimeout(Flink.BUFFER_MILLIS);
  }

  private SingleOutputStreamOperator<Commit> scanLog(StreamExecutionEnvironment environment) {
    return environment
        .fromSource(
            new ScanLog(stores, config.scanRowsPerSecond(), config.scanItemsPerSecond()),
            MovesNoTime.strategy(),
            "scan log",
            RecordTypes.FOUND_ROW)
        .uid(Uids.SCAN_LOG)
        .setBufferTimeout(Flink.BUFFER_MILLIS)
        .process(new TellRows(), RecordTypes.COMMIT)
        .name("tell rows")
        .uid(Uids.TELL_ROWS)
        .setBufferTimeout(Flink.BUFFER_MILLIS);
  }

  private static DataStream<Commit> readArchive(
      StreamExecutionEnvironment environment, URI archive) {
    return environment
        .fromSource(
            new ReadArchive(archive), MovesNoTime.strategy(), "read archive", RecordTypes.COMMIT)
        .uid(Uids.READ_ARCHIVE)
        .setBufferTimeout(Flink.BUFFER_MILLIS);
  }

  /**
   * @param stamped whose seqs show which commits there are
   */
  private KeyedStream<Commit, String> restoreOrder(
      DataStream<Commit> changes, DataStream<Command> stamped) {
    return stillByItem(
        Flink.keyed(
            changes.keyBy(Commit::getItem, Types.STRING),
            stamped.keyBy(Command::getItem, Types.STRING),
            traced.order(steps.restoreCommitOrder()),
            RecordTypes.COMMIT));
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
    Flink.async(
        Flink.keyed(
            commits, commandsByItem, traced.decide(steps.decideCommands()), RecordTypes.PROPOSALS),
        steps.appendProposals(),
        Types.VOID);
  }

  /** Levels come after the reservations they cover, so that no snapshot runs ahead of a row. */
  private DataStream<Commit> foldReservations(KeyedStream<Commit, String> commits) {
    return Flink.async(
        Flink.keyed(commits, traced.fold(steps.foldReservations()), RecordTypes.HOLD_CHANGES),
        traced.reservations(steps.writeReservations()),
        RecordTypes.COMMIT);
  }

  private void foldLevels(DataStream<Commit> covered) {
    SingleOutputStreamOperator<StockLevel> levels =
        Flink.keyed(stillByItem(covered), traced.levels(steps.foldLevels()), RecordTypes.LEVEL);
    Flink.async(Flink.side(levels, FoldLevels.SNAPSHOTS), steps.writeSnapshots(), Types.VOID);
    Flink.async(levels, traced.availability(steps.writeAvailability()), Types.VOID);
    Flink.async(
        Flink.keyed(
            DataStreamUtils.reinterpretAsKeyedStream(levels, StockLevel::getItem, Types.STRING),
            steps.watchStock(),
            RecordTypes.PROPOSALS),
        steps.appendAlerts(),
        Types.VOID);
  }

  private void publishOutcomes(KeyedStream<Commit, String> commits, Sinks sinks) {
    Flink.keyed(commits, traced.outcomes(steps.publishOutcomes()), RecordTypes.OUTCOME)
        .sinkTo(sinks.outcomes())
        .name("write outcomes")
        .uid(Uids.WRITE_OUTCOMES);
  }

  private void deliverWebhooks(KeyedStream<Commit, String> commits, Sinks sinks) {
    Flink.keyed(commits, steps.deliverWebhooks(), RecordTypes.PARKED_WEBHOOK)
        .sinkTo(sinks.parkedWebhooks())
        .name("park webhooks")
        .uid(Uids.PARK_WEBHOOKS);
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
