package dev.holdfast.log.writer;

import dev.holdfast.log.Chance;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.log.writer.NextStep.Knowledge;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.Optional;

/**
 * What a lane knows and who waits in it: takes events, gives steps. No I/O and no clock; when
 * something happens, is passed in. {@link Lane} explains it, and does the steps.
 */
final class LaneMachine {
  private final LaneMemory memory;
  private final PendingRequests pending;
  private final Pacing pacing;
  private LaneState state = LaneState.IDLE;
  private long tickets;
  private Round round;

  /** When the newest step began, and the ticket that it has drawn. */
  private long begunAt;

  private long begunTicket;

  LaneMachine(String item, WriterSettings settings) {
    this.memory = new LaneMemory(item, settings);
    this.pacing = new Pacing(settings.meter);
    this.pending = new PendingRequests(item, settings.queueMax, settings.meter);
  }

  LaneState state() {
    return state;
  }

  /** The next step; only when the lane is ready for one. */
  Step next(long now) {
    pending.giveUpLate(now);
    Step step =
        NextStep.beforeDeciding(
            !pending.isEmpty(),
            pacing.pauseMillis(now),
            Knowledge.of(memory.cached(), now),
            isCoverDue(now));
    state = state.on(step);
    if (step == Step.DECIDE) {
      step = decide(now);
      state = state.on(step);
    }
    begin(step, now);
    return step;
  }

  private boolean isCoverDue(long now) {
    boolean isAwaited = pending.hasUncovered() && pacing.untilCoverMillis(now) <= 0;
    CachedItem cached = memory.cached();
    return isAwaited || (cached != null && cached.keepsTooMuch(now));
  }

  private Step decide(long now) {
    memory.forget(now);
    round = new Round(pending, memory.cached(), now);
    round.decideAll();
    return NextStep.afterDeciding(
        !round.batch().isEmpty(),
        round.wantsOlder(),
        pending.hasUnproven(),
        pacing.untilTailMillis(now),
        pending.hasUncovered(),
        pacing.untilCoverMillis(now));
  }

  private void begin(Step step, long now) {
    begunAt = now;
    begunTicket = ++tickets;
    if (step == Step.READ_TAIL) {
      pacing.tailReadBegins(now);
    } else if (step == Step.REFRESH_COVER) {
      pacing.coverReadBegins(now);
    } else if (step == Step.APPEND) {
      pending.keepAppending(round.batch().requests());
    }
  }

  void submitted(PendingRequest<?> arrived) {
    arrived.ticket = ++tickets;
    pending.admit(arrived);
    on(LaneEvent.SUBMITTED);
    if (state == LaneState.READY) {
      memory.startFrom(arrived.request.knownLevel());
    }
  }

  void woken() {
    on(LaneEvent.WOKEN);
  }

  void loaded(Optional<StockLevel> snapshot) {
    on(LaneEvent.LOADED);
    memory.load(snapshot, begunAt);
  }

  /** What is remembered may go only once the read model of reservations has it. */
  void coverRead(Optional<StockLevel> snapshot) {
    on(LaneEvent.COVER_READ);
    memory.coveredBy(snapshot, begunAt);
    pending.requeueUncovered();
  }

  void tailRead(List<Commit> commits) {
    on(LaneEvent.TAIL_READ);
    memory.fold(commits);
    memory.cached().setTailDue(commits.size() == LaneContext.TAIL_READ_MAX);
    if (!memory.cached().isTailDue()) {
      proven();
    }
  }

  void holeFound(Throwable failure) {
    on(LaneEvent.HOLE_FOUND);
    memory.clear();
    pending.failWaiting(failure);
  }

  void readBack(List<Commit> older, long now) {
    on(LaneEvent.READ_BACK);
    memory.cached().extendBack(round.wantedAfter(), older, now);
  }

  void olderMissing() {
    on(LaneEvent.OLDER_MISSING);
    memory.cached().cannotSeeMoreAfter(round.wantedAfter());
  }

  /** Only the request that must see the older commits cannot be decided. */
  void olderUnreadable(Throwable failure) {
    on(LaneEvent.OLDER_UNREADABLE);
    pending.failQueued(round.wanting(), failure);
  }

  /** It is tried again after a pause; requests past their deadline are given up at each try. */
  void readFailed(Throwable failure, long now) {
    on(LaneEvent.READ_FAILED);
    pending.lastFailure(failure);
    pacing.readFailed(now);
  }

  /** The read model answers; it was known to have come up to `coveredSeq` before it was asked. */
  void lookedUp(PendingRequest<?> request, Optional<Hold> row, long coveredSeq) {
    on(LaneEvent.LOOKED_UP);
    request.row = new LookedUp(row.orElse(null), coveredSeq);
    if (row.isPresent() && memory.isBehind(row.get().getSeq())) {
      request.ticket = ++tickets; // The level it was proven at is older than the row.
    }
    pending.requeueLookedUp(request);
  }

  void lookUpFailed(PendingRequest<?> request, Throwable failure) {
    on(LaneEvent.LOOKED_UP);
    pending.failLookedUp(request, new LogUnavailableException(failure));
  }

  /** Returns the requests of the append: their answer is that they are in this commit. */
  List<PendingRequest<?>> written(Commit commit, long now, Chance random) {
    on(LaneEvent.WRITTEN);
    memory.written(commit, now);
    proven();
    pacing.raceWon(now, now - begunAt, random);
    return pending.takeAppending();
  }

  void taken(Commit winner, long now) {
    on(LaneEvent.TAKEN);
    memory.cached().fold(winner);
    pending.putBack(pending.takeAppending());
    if (pacing.raceLost(now)) {
      memory.cached().setTailDue(true);
    }
  }

  /** The row may be there, or land later; the next append at its seq will find out. */
  void appendFailed(Throwable failure) {
    on(LaneEvent.APPEND_FAILED);
    pending.takeAppending().forEach(request -> pending.fail(request, failure));
  }

  /**
   * Lets go of the older half of what is remembered, once nothing under way builds on it.
   *
   * @return whether there is enough to be worth it
   */
  boolean shorten() {
    return memory.shorten(state != LaneState.IDLE);
  }

  /** No request waits: nothing is kept of those there were. */
  void rest() {
    round = null;
  }

  /** Whether no request waits for anything. */
  boolean isAtRest() {
    return pending.count() == 0 && (state == LaneState.IDLE || state == LaneState.BROKEN);
  }

  /** About how much of the heap it takes, with the requests that wait. */
  long heapBytes() {
    return pending.heapBytes() + memory.heapBytes();
  }

  /** What it knows may be wrong now. Nobody is to wait for an answer that no longer comes. */
  void breakDown(RuntimeException bug) {
    on(LaneEvent.BUG_MET);
    pending.failAll(bug);
  }

  void answer(PendingRequest<?> request, Commit commit) {
    pending.answer(request, commit);
  }

  private void on(LaneEvent event) {
    state = event.after(state);
  }

  /** What began at `begunAt` has shown that the level was the tail since then. */
  private void proven() {
    memory.proven(begunTicket, begunAt);
    pending.requeueProven(begunTicket);
  }

  LaneMemory memory() {
    return memory;
  }

  /** The requests that the newest step leaves to be looked up; once each. */
  List<PendingRequest<?>> takeLookUps() {
    return round == null ? List.of() : round.takeLookUps();
  }

  /** The newest decisions; null before the first. */
  Round round() {
    return round;
  }
}
