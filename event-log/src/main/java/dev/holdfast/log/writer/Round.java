package dev.holdfast.log.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * The decisions of one turn: the requests in their order, each against the level after those before
 * it, until the append is full or a request must see older commits first.
 */
final class Round {
  /** So many refusals of one item may be kept back at a time in the hope of others. */
  private static final int PATIENT_MAX = 1_000;

  private final PendingRequests pending;
  private final CachedItem cached;
  private final long now;
  private final Batch batch;

  /** Null if every request saw what it has to see. */
  private PendingRequest<?> wantsOlder;

  private List<PendingRequest<?>> lookUps = List.of();

  Round(PendingRequests pending, CachedItem cached, long now) {
    this.pending = pending;
    this.cached = cached;
    this.now = now;
    this.batch = new Batch(cached.level(), CommitTime.after(cached.level().getAt(), now));
  }

  void decideAll() {
    List<PendingRequest<?>> later = new ArrayList<>();
    while (wantsOlder == null && !batch.isFull() && pending.hasQueue()) {
      PendingRequest<?> next = pending.next();
      if (batch.isAbout(next.request.about())) {
        later.add(next);
      } else if (cached.couldSeeMore(next.request.seesAfter())) {
        later.add(next);
        wantsOlder = next;
      } else {
        decide(next);
      }
    }
    pending.putBack(later);
  }

  /** The accepted ones; empty if there are none. */
  Batch batch() {
    return batch;
  }

  /** The requests that the read model has to be asked about; once each. */
  List<PendingRequest<?>> takeLookUps() {
    List<PendingRequest<?>> taken = lookUps;
    lookUps = List.of();
    return taken;
  }

  boolean wantsOlder() {
    return wantsOlder != null;
  }

  /** The request that wants older commits. */
  PendingRequest<?> wanting() {
    return wantsOlder;
  }

  /** The seq after which the request that wants older commits must see all. */
  long wantedAfter() {
    return wantsOlder.request.seesAfter();
  }

  /** How many commits memory lacks that it must see. */
  int missing() {
    return (int) (cached.recent().beginsAfter() - wantedAfter());
  }

  private <R> void decide(PendingRequest<R> next) {
    ItemView view = new ItemView(batch.level(), cached, next.row, now);
    Verdict<R> verdict;
    try {
      verdict = next.decide(view, batch.at());
    } catch (RuntimeException bug) {
      pending.fail(next, bug); // Its own: those after it are decided as if it had never come.
      return;
    }
    switch (verdict.kind) {
      case APPEND:
        batch.add(next, verdict.events);
        break;
      case ANSWER:
        pending.answer(next, null);
        break;
      case ANSWER_IF_CURRENT:
        answerIfProven(next, verdict.patienceMillis);
        break;
      case LOOK_UP:
        lookUpIfCovered(next);
        break;
      case LOOK_UP_AS_IT_IS:
        lookUp(next);
        break;
    }
  }

  /**
   * An answer that counts what is not written yet has no proof, either. A patient one is decided
   * again after each read, as if it had none, until its patience is at an end.
   */
  private void answerIfProven(PendingRequest<?> refused, long patienceMillis) {
    boolean isPatient =
        pending.unprovenCount() < PATIENT_MAX && refused.isPatient(patienceMillis, now);
    if (!isPatient && batch.isEmpty() && cached.isProvenSince(refused.ticket)) {
      pending.answer(refused, null);
    } else {
      pending.keepUnproven(refused);
    }
  }

  private void lookUpIfCovered(PendingRequest<?> unknown) {
    if (cached.coveredSeq() < cached.reach(unknown.request.about()).afterSeq) {
      pending.lastFailure(new TimeoutException("the read model of reservations is behind the log"));
      pending.keepUncovered(unknown);
    } else {
      lookUp(unknown);
    }
  }

  private void lookUp(PendingRequest<?> unknown) {
    if (lookUps.isEmpty()) {
      lookUps = new ArrayList<>();
    }
    lookUps.add(unknown);
    pending.keepLookedUp(unknown);
  }
}
