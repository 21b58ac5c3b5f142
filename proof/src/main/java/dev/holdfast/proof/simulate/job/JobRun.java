package dev.holdfast.proof.simulate.job;

import dev.holdfast.job.archive.ArchivedRange;
import dev.holdfast.job.flow.Flow;
import dev.holdfast.job.flow.Steps;
import dev.holdfast.job.flow.Uids;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.proof.simulate.actors.Scale;
import dev.holdfast.proof.simulate.actors.Services;
import dev.holdfast.proof.simulate.engine.Graph;
import dev.holdfast.proof.simulate.engine.JobState;
import dev.holdfast.proof.simulate.engine.KeyedState;
import dev.holdfast.proof.simulate.engine.MapNode;
import dev.holdfast.proof.simulate.engine.TimelessNode;
import dev.holdfast.proof.simulate.stores.Records;
import dev.holdfast.proof.simulate.stores.UnreadableRows;
import dev.holdfast.proof.simulate.world.Dice;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The job from a start to its end: its own steps, and between them its own edges. */
final class JobRun {
  /** Steps that there are none of here: what they bring, or are brought, is not simulated. */
  static final Set<String> ABSENT =
      Set.of(
          Uids.SCAN_LOG,
          Uids.TELL_ROWS,
          Uids.READ_ARCHIVE,
          Uids.DELIVER_WEBHOOKS,
          Uids.PARK_WEBHOOKS,
          Uids.KEEP_DEAD_LETTERS,
          Uids.INDEX_DEAD_LETTERS);

  /** Steps to which the job sends from other tasks; it runs the others in the task before them. */
  private static final Set<String> TASKS =
      Set.of(
          Uids.RESTORE_COMMIT_ORDER,
          Uids.DECIDE_COMMANDS,
          Uids.GATHER_COMMITS,
          Uids.TELL_FINISHED_FILES,
          Uids.RETIRE_ROWS);

  private final Machine machine;
  private final JobState state;
  private final Graph graph;
  private final ChangeSource changes;
  private final CommandSource commands;
  private final FileNode files;
  private final UnreadableRows unreadable;

  JobRun(Services services, Machine machine, JobState state, Consumer<Throwable> onFailure) {
    World world = services.world();
    this.machine = machine;
    this.state = state;
    this.unreadable = services.log().unreadable();
    Stores stores = user -> new OpenedStores(services, machine, user);
    SimulatedSettings settings = settings(world);
    Steps steps = new Steps(settings, stores);
    graph = new Graph(world, machine, services.wiring(), stores, state, onFailure);
    changes = graph.add(new ChangeSource(world, machine, services.changes(), state));
    commands =
        graph.add(new CommandSource(world, services.wiring(), machine, services.commands(), state));
    graph.add(new TimelessNode(Uids.LEAVE_TIME_TO_COMMANDS));
    graph.add(new ChangeDecoder(unreadable));
    graph.add(
        new MapNode(
            Uids.DECODE_COMMANDS, bytes -> Records.readCommand((byte[]) bytes).orElse(null)));
    graph.add(steps.restoreCommitOrder(), JobRun::item);
    graph.add(steps.decideCommands(), JobRun::item);
    graph.add(steps.appendProposals());
    graph.add(steps.foldReservations(), JobRun::item);
    graph.add(steps.writeReservations());
    graph.add(steps.foldLevels(), JobRun::item);
    graph.add(steps.writeSnapshots());
    graph.add(steps.writeAvailability());
    graph.add(steps.watchStock(), JobRun::item);
    graph.add(steps.appendAlerts());
    graph.add(steps.publishOutcomes(), JobRun::item);
    graph.add(
        OutsideSteps.writeOutcomes(
            services.rowsSeenFrom(machine),
            stores.open(Uids.WRITE_OUTCOMES),
            settings.writesUnderWay()));
    graph.add(
        steps.gatherCommits(), commit -> Integer.toString(steps.archiveShard((Commit) commit)));
    files =
        graph.add(
            new FileNode(
                services,
                services.callsFrom(machine),
                stores.open(Uids.ARCHIVE_EVENTS),
                state,
                onFailure));
    graph.add(new MapNode(Uids.TELL_FINISHED_FILES, file -> file));
    graph.add(
        OutsideSteps.readFinishedFiles(
            services.callsFrom(machine), stores.open(Uids.READ_FINISHED_FILES)));
    graph.add(steps.retireRows(), JobRun::item);
    graph.connect(Flow.EDGES, TASKS, ABSENT);
  }

  private static SimulatedSettings settings(World world) {
    long snapshotMillis =
        new Dice(world.seed, "pace of snapshots").skewed(Scale.SNAPSHOTS_INTERVAL_MAX_MILLIS);
    return new SimulatedSettings(Duration.ofMillis(snapshotMillis));
  }

  private static String item(Object record) {
    if (record instanceof Commit commit) {
      return commit.getItem();
    }
    if (record instanceof StockLevel level) {
      return level.getItem();
    }
    return record instanceof Command command
        ? command.getItem()
        : ((ArchivedRange) record).getItem();
  }

  void start() {
    graph.start();
  }

  void stop() {
    changes.reader().stop();
    commands.reader().stop();
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
    changes.reader().stall(until);
  }

  void stallCommands(long until) {
    commands.reader().stall(until);
  }

  JobState state() {
    return state;
  }

  /** Whether nothing is left to do until time moves on, but for items that stand still. */
  boolean isIdle() {
    KeyedState decide = state.of(Uids.DECIDE_COMMANDS, KeyedState::new);
    KeyedState watch = state.of(Uids.WATCH_STOCK, KeyedState::new);
    return changes.reader().isAtEnd(change -> true)
        && commands.reader().isAtEnd(Records::asks)
        && state.isIdle(element -> !standsStill(element))
        && decide.keys("work").stream().allMatch(unreadable::stops)
        && decide.keys("waiting").stream().allMatch(unreadable::stops)
        && watch.keys("settling").stream().allMatch(unreadable::stops);
  }

  /** What is proposed for an item that stands still is tried again and again, in vain. */
  private boolean standsStill(Object element) {
    return element instanceof List<?> proposals
        && proposals.stream()
            .allMatch(some -> some instanceof Proposal p && unreadable.stops(p.getItem()));
  }
}
