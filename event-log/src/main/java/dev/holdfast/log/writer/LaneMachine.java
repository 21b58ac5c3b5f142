package dev.holdfast.log.writer;

import dev.holdfast.domain.Levels;
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
  private final String item;
  private final WriterSettings settings;
  private final PendingRequests pending;
  private final Pacing pacing = new Pacing();

  private LaneState state = LaneState.IDLE;
  private long tickets;

  /** Null until loaded. */
  private CachedItem cached;

  private Round round;

  /** When the newest step began, and the ticket that it has drawn. */
  private long begunAt;

  private long begunTicket;
  private boolean isFoundBehind;

  LaneMachine(String item, WriterSettings settings) {
    this.item = item;
    this.settings = settings;
    this.pending = new PendingRequests(item, settings.queueMax);
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
            Knowledge.of(cached, now),
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
    return isAwaited || (cached != null && cached.keepsTooMuch(now));
  }

  private Step decide(long now) {
    cached.forget(now);
    round = new Round(pending, cached, now);
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
      startFrom(arrived.request.knownLevel());
    }
  }

  /** Takes a level as it would a snapshot, if it is ahead of what is known. */
  private void startFrom(StockLevel known) {
    if (known != null && (cached == null || known.getSeq() > levelSeq())) {
      cached = CachedItem.known(known, settings);
    }
  }

  void woken() {
    on(LaneEvent.WOKEN);
  }

  void loaded(Optional<StockLevel> snapshot) {
    on(LaneEvent.LOADED);
    cached = new CachedItem(snapshot.orElse(Levels.empty(item)), begunAt, settings);
  }

  /** What is remembered may go only once the read model of reservations has it. */
  void coverRead(Optional<StockLevel> snapshot) {
    on(LaneEvent.COVER_READ);
    cached.coveredBy(snapshot.orElse(Levels.empty(item)), begunAt);
    pending.requeueUncovered();
  }

  void tailRead(List<Commit> commits) {
    on(LaneEvent.TAIL_READ);
    commits.forEach(cached::fold);
    cached.setTailDue(commits.size() == CachedItem.READ_COMMITS_MAX);
    if (!cached.isTailDue()) {
      proven();
    }
  }

  void holeFound(Throwable failure) {
    on(LaneEvent.HOLE_FOUND);
    cached = null;
    pending.failWaiting(failure);
  }

  void readBack(List<Commit> older, long now) {
    on(LaneEvent.READ_BACK);
    cached.extendBack(round.wantedAfter(), older, now);
  }

  void olderMissing() {
    on(LaneEvent.OLDER_MISSING);
    cached.cannotSeeMoreAfter(round.wantedAfter());
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

  /**
   * @param coveredSeq up to where the read model was known to have come before it was asked
   */
  void lookedUp(PendingRequest<?> request, Optional<Hold> row, long coveredSeq) {
    on(LaneEvent.LOOKED_UP);
    request.row = new LookedUp(row.orElse(null), coveredSeq);
    pending.requeueLookedUp(request);
  }

  void lookUpFailed(PendingRequest<?> request, Throwable failure) {
    on(LaneEvent.LOOKED_UP);
    pending.failLookedUp(request, new LogUnavailableException(failure));
  }

  /** Returns the requests of the append: their answer is that they are in this commit. */
  List<PendingRequest<?>> written(Commit commit, long now, Chance random) {
    on(LaneEvent.WRITTEN);
    cached.fold(commit);
    proven();
    pacing.raceWon(now, now - begunAt, random);
    return pending.takeAppending();
  }

  void taken(Commit winner, long now) {
    on(LaneEvent.TAKEN);
    cached.fold(winner);
    pending.putBack(pending.takeAppending());
    if (pacing.raceLost(now)) {
      cached.setTailDue(true);
    }
  }

  /** The row may be there, or land later; the next append at its seq will find out. */
  void appendFailed(Throwable failure) {
    on(LaneEvent.APPEND_FAILED);
    pending.takeAppending().forEach(request -> pending.fail(request, failure));
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
    cached.proven(begunTicket, begunAt);
    pending.requeueProven(begunTicket);
    isFoundBehind = cached.isFoundBehind();
  }

  /** Whether the newest proof has shown that the snapshot is far behind; once for each. */
  boolean takeFoundBehind() {
    boolean found = isFoundBehind;
    isFoundBehind = false;
    return found;
  }

  long levelSeq() {
    return cached.level().getSeq();
  }

  long coveredSeq() {
    return cached.coveredSeq();
  }

  /** How many commits memory lacks that a request of the newest round must see. */
  int missing() {
    return (int) (cached.recent().beginsAfter() - round.wantedAfter());
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
