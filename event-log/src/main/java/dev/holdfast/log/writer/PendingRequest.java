package dev.holdfast.log.writer;

import dev.holdfast.schema.Commit;
import java.util.concurrent.CompletableFuture;

/** A request in its lane, from arrival to answer. */
final class PendingRequest<R> {
  final Request<R> request;
  final CompletableFuture<R> future = new CompletableFuture<>();

  /** Epoch milliseconds after which it is given up. */
  final long deadline;

  /** Its place in the order of arrivals and of the lane's own reads and writes. */
  long ticket;

  /** What the read model of reservations says, once looked up. */
  LookedUp row;

  private Verdict<R> verdict;

  PendingRequest(Request<R> request, long deadline) {
    this.request = request;
    this.deadline = deadline;
  }

  Verdict<R> decide(ItemView view, long at) {
    verdict = request.decide(view, at);
    return verdict;
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
