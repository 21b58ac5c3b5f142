package dev.holdfast.log.writer;

import dev.holdfast.schema.Commit;
import java.util.concurrent.CompletableFuture;

/** A request in its lane, from arrival to answer. */
final class PendingRequest<R> {
  final Request<R> request;
  final CompletableFuture<R> future = new CompletableFuture<>();

  /** Epoch milliseconds after which it is given up. */
  final long deadline;

  /**
   * Its place in the order of arrivals and of the lane's own reads and writes: what began later may
   * prove its answer.
   */
  long ticket;

  /** What the read model of reservations says, once looked up. */
  LookedUp row;

  private Verdict<R> verdict;

  /** When a verdict was kept back first, epoch milliseconds; 0 for never. */
  private long patientSince;

  PendingRequest(Request<R> request, long deadline) {
    this.request = request;
    this.deadline = deadline;
  }

  Verdict<R> decide(ItemView view, long at) {
    verdict = request.decide(view, at);
    return verdict;
  }

  /** Whether a verdict with so much patience is kept back still. */
  boolean isPatient(long millis, long now) {
    if (millis > 0 && patientSince == 0) {
      patientSince = now;
    }
    return millis > 0 && now - patientSince < millis;
  }

  /** Answers by the last verdict. */
  void answer(Commit commit) {
    try {
      future.complete(verdict.answer.apply(commit));
    } catch (RuntimeException bug) {
      future.completeExceptionally(bug); // Its own: those who share its commit have their answers.
    }
  }
}
