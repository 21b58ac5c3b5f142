package dev.holdfast.proof.simulate.job;

import dev.holdfast.job.append.Fate;
import dev.holdfast.job.source.ArrivalTimes;
import dev.holdfast.log.Chance;
import dev.holdfast.log.CommitReader;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.proof.simulate.actors.Scale;
import dev.holdfast.proof.simulate.actors.Services;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.proof.simulate.stores.Calls;
import dev.holdfast.proof.simulate.stores.LogClient;
import dev.holdfast.proof.simulate.stores.Records;
import dev.holdfast.proof.simulate.stores.RowClient;
import dev.holdfast.proof.simulate.stores.Shard;
import dev.holdfast.proof.simulate.world.Dice;
import dev.holdfast.proof.simulate.world.Fault;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Proposal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** The job from a start to its end: sources and operators, wired as the real topology is. */
final class JobRun {
  /** As the real operator's. */
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final int PROPOSALS_MAX = 1_000;

  private final Wiring wiring;
  private final Machine machine;
  private final World world;
  private final JobState state;
  private final StreamReader changes;
  private final StreamReader commands;
  private final ArrivalTimes times = new ArrivalTimes();
  private final Map<String, Long> newest = new HashMap<>();
  private final OrderPart order;
  private final WritePart writes;
  private final FoldPart fold;
  private final AppendPart append;
  private final Channel commitsToDecide;
  private final Channel commandsToDecide;
  private final Channel commitsToFold;
  private final Channel commitsToGather;
  private final FilePart files;

  /**
   * @param number which start of the job this is; 1 or more
   */
  JobRun(
      Services services,
      Machine machine,
      long number,
      JobState state,
      Consumer<Throwable> onFailure) {
    this.wiring = services.wiring();
    this.machine = machine;
    this.world = services.world();
    this.state = state;
    Calls calls = new Calls(world, machine);
    LogClient client = new LogClient(world, services.log(), calls);
    EventLog log = wiring.log(client);
    RowClient rows = new RowClient(world, machine, services.rows(), calls);
    Chance chance = wiring.chance(new Dice(world.seed, machine.name()));
    writes = new WritePart(services, machine, chance, state, rows, onFailure);
    long snapshotsInterval =
        new Dice(world.seed, "pace of snapshots").skewed(Scale.SNAPSHOTS_INTERVAL_MAX_MILLIS);
    fold = new FoldPart(state, machine, writes, snapshotsInterval);
    append = new AppendPart(state, appender(log, rows, chance), onFailure);
    DecidePart decide =
        new DecidePart(state, wiring, machine, wiring.propose(append::append, writes::outcome));
    commitsToDecide = new Channel(world, machine, state.commitsToDecide, decide::takeFromCommits);
    commandsToDecide =
        new Channel(world, machine, state.commandsToDecide, decide::takeFromCommands);
    commitsToFold = new Channel(world, machine, state.commitsToFold, fold::take);
    RetirePart retire =
        new RetirePart(
            state, machine, wiring.snapshotsToRetireBy(rows.snapshots()), client, number);
    files = new FilePart(services, machine, chance, state, retire::take, onFailure);
    GatherPart gather = new GatherPart(state, machine, files::write);
    commitsToGather = new Channel(world, machine, state.commitsToGather, gather::take);
    order = new OrderPart(state, machine, new CommitReader(log), this::pass);
    changes =
        new StreamReader(
            world,
            machine,
            services.changes(),
            state.changes,
            new ChangeSink(),
            Fault.CHANGE_DOUBLED);
    commands =
        new StreamReader(
            world, machine, services.commands(), state.commands, new CommandSink(), null);
  }

  private Function<Proposal, CompletionStage<Fate>> appender(
      EventLog log, RowClient rows, Chance chance) {
    WriterSettings settings = wiring.writerSettings().withWaiting(PROPOSALS_MAX, DEADLINE);
    ItemWriter writer =
        new ItemWriter(log, rows.snapshots(), rows.reservations(), machine, chance, settings);
    return wiring.appender(writer, new CommitReader(log), machine);
  }

  void start() {
    writes.start(fold::level);
    append.start();
    files.start();
    changes.start();
    commands.start();
  }

  void stop() {
    changes.stop();
    commands.stop();
  }

  Machine machine() {
    return machine;
  }

  /** What a checkpoint holds from now on. */
  JobState checkpoint(long checkpoint) {
    files.endFile(checkpoint);
    return state.copy();
  }

  void checkpointComplete(long checkpoint) {
    files.finish(checkpoint);
  }

  void stallChanges(long until) {
    changes.stall(until);
  }

  void stallCommands(long until) {
    commands.stall(until);
  }

  JobState state() {
    return state;
  }

  /** Whether nothing is left to do until time moves on. */
  boolean isIdle() {
    return changes.isAtEnd(change -> true) && commands.isAtEnd(Records::asks) && state.isIdle();
  }

  private void pass(Commit commit) {
    commitsToDecide.send(commit);
    commitsToFold.send(commit);
    commitsToGather.send(commit);
  }

  private final class ChangeSink implements StreamReader.Sink {
    @Override
    public void take(Shard shard, Shard.Arrived record) {
      Commit commit = Records.readChange(record.bytes());
      if (wiring.takesChange(commit, world.now())) {
        order.onCommit(commit);
      }
    }

    @Override
    public void advance() {}
  }

  private final class CommandSink implements StreamReader.Sink {
    @Override
    public void take(Shard shard, Shard.Arrived record) {
      Records.readCommand(record.bytes())
          .ifPresent(
              command -> {
                commandsToDecide.send(new ArrivedCommand(command, record.at()));
                order.onStamp(command.getItem(), command.getSeq());
              });
      times.arrived(shard.name(), record.at());
      newest.put(shard.name(), record.at());
    }

    /** The watermark goes both ways to decide: beside the commands, and through order. */
    @Override
    public void advance() {
      List<String> open =
          wiring.shardsThatCount(
              commands.open(wiring.waitsForFollowers()), newest::get, world.now());
      OptionalLong watermark = times.advance(open);
      if (watermark.isPresent()) {
        commandsToDecide.send(watermark.getAsLong());
        commitsToDecide.send(watermark.getAsLong());
        commitsToFold.send(watermark.getAsLong());
      }
    }
  }
}
