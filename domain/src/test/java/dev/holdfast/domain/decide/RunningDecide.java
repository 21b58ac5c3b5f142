package dev.holdfast.domain.decide;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Proposal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Decide with what surrounds it: state, timers, time, and the proposals on their way to append. */
final class RunningDecide implements DeciderContext {
  static final Duration GRACE = Duration.ofSeconds(3);
  static final Duration MEMORY = Duration.ofHours(2);

  private final MemoryState state;
  private final NavigableSet<Long> timers;
  private final List<Proposal> proposals;
  private final Decider decider;
  private long now = Long.MIN_VALUE;

  RunningDecide() {
    this(new MemoryState(), new TreeSet<>(), new ArrayList<>());
  }

  private RunningDecide(MemoryState state, NavigableSet<Long> timers, List<Proposal> proposals) {
    this.state = state;
    this.timers = timers;
    this.proposals = proposals;
    this.decider = new Decider(state, this, new DeciderSettings(GRACE, MEMORY));
  }

  /** As a checkpoint keeps it. Time is not in it: the first record after a restore brings it. */
  RunningDecide copy() {
    return new RunningDecide(state.copy(), new TreeSet<>(timers), new ArrayList<>(proposals));
  }

  void see(Commit commit) {
    decider.onCommit(commit);
  }

  void take(Command command) {
    take(command, Math.max(now, 0));
  }

  void take(Command command, long arrivedAt) {
    decider.onCommand(command, arrivedAt);
  }

  /** The command stream's time has passed `time`, epoch milliseconds. */
  void passTime(long time) {
    now = Math.max(now, time);
    while (!timers.isEmpty() && timers.first() <= now) {
      decider.onTime(timers.pollFirst());
    }
  }

  long seenSeq() {
    return state.level() == null ? 0 : state.level().getSeq();
  }

  MemoryState state() {
    return state;
  }

  boolean hasTimers() {
    return !timers.isEmpty();
  }

  /** Proposed and not yet taken by append; the caller removes what it takes. */
  List<Proposal> proposals() {
    return proposals;
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public void callAt(long time) {
    timers.add(time);
  }

  @Override
  public void propose(Proposal proposal) {
    proposals.add(proposal);
  }
}
