package dev.holdfast.proof.simulate.job;

import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * All that a checkpoint of the job holds: how far its streams were read, what operators remember,
 * their timers, and what was between them or under way.
 */
final class JobState {
  Positions changes = new Positions();
  Positions commands = new Positions();
  Map<String, ItemState> items = new LinkedHashMap<>();

  /** Processing time. */
  Timers orderTimers = new Timers();

  /** Processing time. */
  Timers levelTimers = new Timers();

  Timers decideTimers = new Timers();
  Timers holdTimers = new Timers();
  Timers toldTimers = new Timers();

  /** Commits and watermarks, from order to decide. */
  Deque<Object> commitsToDecide = new ArrayDeque<>();

  /** Commands and watermarks. */
  Deque<Object> commandsToDecide = new ArrayDeque<>();

  /** Commits and watermarks, from order to the folds. */
  Deque<Object> commitsToFold = new ArrayDeque<>();

  Map<Long, Proposal> proposals = new LinkedHashMap<>();

  /** In order; the head goes on first. */
  Deque<RowsOfCommit> rows = new ArrayDeque<>();

  Map<Long, StockLevel> snapshots = new LinkedHashMap<>();
  Map<Long, StockLevel> availability = new LinkedHashMap<>();
  Map<Long, Outcome> outcomes = new LinkedHashMap<>();

  /** Commits, from order to gathering. */
  Deque<Object> commitsToGather = new ArrayDeque<>();

  /** By shard. */
  Map<String, GatherState> gather = new LinkedHashMap<>();

  /** Processing time. */
  Timers gatherTimers = new Timers();

  /** Files that checkpoints have ended. */
  Set<ColdFile> unfinished = new LinkedHashSet<>();

  /** Files that are finished and not read back yet. */
  Map<Long, ColdFile> unread = new LinkedHashMap<>();

  /** Processing time. */
  Timers retireTimers = new Timers();

  /** Watermarks are in no checkpoint. */
  JobState copy() {
    JobState copy = new JobState();
    copy.changes = changes.copy();
    copy.commands = commands.copy();
    items.forEach((item, state) -> copy.items.put(item, state.copy()));
    copy.orderTimers = orderTimers.copy();
    copy.levelTimers = levelTimers.copy();
    copy.decideTimers = decideTimers.copy();
    copy.holdTimers = holdTimers.copy();
    copy.toldTimers = toldTimers.copy();
    addRecords(copy.commitsToDecide, commitsToDecide);
    addRecords(copy.commandsToDecide, commandsToDecide);
    addRecords(copy.commitsToFold, commitsToFold);
    copy.proposals.putAll(proposals);
    rows.forEach(row -> copy.rows.add(row.again()));
    copy.snapshots.putAll(snapshots);
    copy.availability.putAll(availability);
    copy.outcomes.putAll(outcomes);
    addRecords(copy.commitsToGather, commitsToGather);
    gather.forEach((shard, state) -> copy.gather.put(shard, state.copy()));
    copy.gatherTimers = gatherTimers.copy();
    copy.unfinished.addAll(unfinished);
    copy.unread.putAll(unread);
    copy.retireTimers = retireTimers.copy();
    return copy;
  }

  private static boolean hasNoRecords(Deque<Object> channel) {
    return channel.stream().allMatch(element -> element instanceof Long);
  }

  private static void addRecords(Deque<Object> to, Deque<Object> from) {
    for (Object element : from) {
      if (!(element instanceof Long)) {
        to.add(element);
      }
    }
  }

  ItemState item(String item) {
    return items.computeIfAbsent(item, name -> new ItemState());
  }

  GatherState gather(String shard) {
    return gather.computeIfAbsent(shard, name -> new GatherState());
  }

  boolean isIdle() {
    return hasNoRecords(commitsToDecide)
        && hasNoRecords(commandsToDecide)
        && hasNoRecords(commitsToFold)
        && proposals.isEmpty()
        && rows.isEmpty()
        && snapshots.isEmpty()
        && availability.isEmpty()
        && outcomes.isEmpty()
        && items.values().stream().noneMatch(item -> item.hasWork());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(proposals.size()).append(" proposals under way, ");
    text.append(rows.size()).append(" commits with rows, ");
    items.forEach(
        (item, state) -> {
          if (state.hasWork() || state.progress.missingSince != 0) {
            text.append(item).append(" at ").append(state.progress.passedSeq);
            text.append(" of ").append(state.progress.knownSeq);
            text.append("; work ").append(state.decide.work());
            text.append(", waiting ").append(state.decide.waiting());
          }
        });
    return text.toString();
  }
}
