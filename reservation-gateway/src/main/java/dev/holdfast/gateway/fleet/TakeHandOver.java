package dev.holdfast.gateway.fleet;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.fleet.Peers.Outcome;
import dev.holdfast.gateway.http.ProblemException;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.log.Causes;
import dev.holdfast.log.Stages;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.writer.OverloadedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Decides what others hand over, in this gateway's own group commit. It is never handed on, so that
 * no request goes round in circles.
 */
public final class TakeHandOver {
  /** What is not decided by then is told to be unknown: the others must not wait for one. */
  private static final double ANSWERS_WITHIN = 0.8;

  /**
   * How much longer than half of its batch one is waited for, milliseconds: what must be looked up
   * does not hold up all that came with it.
   */
  private static final long STRAGGLES = 50;

  private static final Outcome UNKNOWN = new Outcome.Unknown();

  private final Yields yields;
  private final Reservations own;
  private final Timekeeper time;
  private final TakenBatches batches;
  private final LongAdder taken = new LongAdder();

  /**
   * @param own what decides by this gateway's own appends, and turns away what is too much
   */
  public TakeHandOver(Yields yields, Reservations own, Timekeeper time) {
    this.yields = yields;
    this.own = own;
    this.time = time;
    this.batches = new TakenBatches(2 * yields.pace().late());
  }

  /**
   * Decides a batch.
   *
   * @param batch names this call and no other
   * @param from the address of the gateway that hands it over
   * @param sentAt by its clock, epoch milliseconds
   * @return fails with {@link NotTakenException} if it is too old to be waited for; with something
   *     else if it has come before, and what becomes of it is told by another answer
   */
  public CompletionStage<Peers.Reply> take(
      String batch, String from, long sentAt, String item, List<ReserveRequest> wanted) {
    if (!batches.add(batch, time.now())) {
      return CompletableFuture.failedStage(new IllegalStateException("it has come before"));
    }
    if (Math.abs(time.now() - sentAt) > yields.pace().late()) {
      return CompletableFuture.failedStage(new NotTakenException("nobody waits for this any more"));
    }
    taken.add(wanted.size());
    yields.received(item, from);
    List<CompletableFuture<Outcome>> outcomes = wanted.stream().map(this::decide).toList();
    CompletableFuture<Peers.Reply> reply = new CompletableFuture<>();
    Runnable tell =
        () ->
            reply.complete(
                new Peers.Reply(
                    outcomes.stream().map(outcome -> outcome.getNow(UNKNOWN)).toList(),
                    yields.winner(item)));
    time.after((long) (ANSWERS_WITHIN * yields.pace().waits()), tell);
    AtomicInteger undecided = new AtomicInteger(outcomes.size());
    for (CompletableFuture<Outcome> outcome : outcomes) {
      var unused =
          outcome.thenRun(
              () -> {
                int left = undecided.decrementAndGet();
                if (left == 0) {
                  tell.run();
                } else if (left == outcomes.size() / 2) {
                  time.after(STRAGGLES, tell);
                }
              });
    }
    return reply;
  }

  /** Requests that others have handed over so far. */
  public long taken() {
    return taken.sum();
  }

  private CompletableFuture<Outcome> decide(ReserveRequest wanted) {
    return Stages.of(() -> own.reserve(wanted))
        .handle(
            (answer, failure) ->
                failure == null ? new Outcome.Decided(answer) : outcome(Causes.of(failure)))
        .toCompletableFuture();
  }

  private static Outcome outcome(Throwable failure) {
    boolean isUntouched =
        failure instanceof OverloadedException || failure instanceof ProblemException;
    return isUntouched ? new Outcome.TurnedAway() : UNKNOWN;
  }
}
