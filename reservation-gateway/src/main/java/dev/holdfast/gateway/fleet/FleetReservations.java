package dev.holdfast.gateway.fleet;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.log.Causes;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.log.Stages;
import dev.holdfast.log.Timekeeper;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * Decides requests here, or hands them to the gateway that this one yields the item to, whole
 * queues in one call. So appends to an item meet in one gateway, however many take its requests.
 *
 * <p>What is handed over and not answered in time is decided here with the same id: if the other
 * has placed it, the log says so. But it may still place it later, so that a refusal of this
 * gateway's would not be the last word; such a request fails as one does whose append has no
 * answer, and its caller asks again with the same id.
 */
public final class FleetReservations implements Reservations {
  private final Yields yields;
  private final Reservations own;
  private final Peers peers;
  private final Timekeeper time;
  private final Outboxes outboxes = new Outboxes();
  private final LongAdder handedOver = new LongAdder();
  private final LongAdder decidedAgain = new LongAdder();

  /**
   * @param own what decides by this gateway's own appends, and hands nothing on
   */
  public FleetReservations(Yields yields, Reservations own, Peers peers, Timekeeper time) {
    this.yields = yields;
    this.own = own;
    this.peers = peers;
    this.time = time;
  }

  @Override
  public CompletionStage<ReserveAnswer> reserve(ReserveRequest wanted) {
    if (yields.winner(wanted.item()).isEmpty()) {
      return own.reserve(wanted);
    }
    Handed handed = new Handed(wanted);
    switch (outboxes.put(handed)) {
      case REFUSED -> {
        return own.reserve(wanted);
      }
      case FIRST -> time.after(Outboxes.GATHER_MILLIS, () -> gathered(wanted.item()));
      case JOINED -> {}
    }
    return handed.answer;
  }

  /** Requests that were handed over so far. */
  public long handedOver() {
    return handedOver.sum();
  }

  /** Those among them that were decided here after all. */
  public long decidedAgain() {
    return decidedAgain.sum();
  }

  private void send(String item) {
    for (List<Handed> batch = outboxes.take(item); !batch.isEmpty(); batch = outboxes.take(item)) {
      Optional<String> winner = yields.winner(item);
      if (winner.isPresent()) {
        call(winner.get(), item, batch);
      } else {
        outboxes.ended(item);
        batch.forEach(handed -> decide(handed, true));
      }
    }
  }

  private void gathered(String item) {
    outboxes.gathered(item);
    send(item);
  }

  private void call(String winner, String item, List<Handed> batch) {
    handedOver.add(batch.size());
    CompletableFuture<Peers.Reply> reply = new CompletableFuture<>();
    Stages.of(() -> peers.handOver(winner, batch.stream().map(handed -> handed.wanted).toList()))
        .whenComplete(
            (answered, failure) -> {
              if (failure == null) {
                reply.complete(answered);
              } else {
                reply.completeExceptionally(failure);
              }
            });
    time.after(
        yields.pace().waits(),
        () -> reply.completeExceptionally(new TimeoutException("no answer in time")));
    var unused =
        reply.whenComplete(
            (answered, failure) -> {
              outboxes.ended(item);
              if (failure == null && answered.outcomes().size() == batch.size()) {
                answered(winner, item, batch, answered);
              } else {
                failed(winner, item, batch, failure);
              }
              send(item);
            });
  }

  private void answered(String winner, String item, List<Handed> batch, Peers.Reply reply) {
    if (reply.outcomes().stream().anyMatch(Peers.Outcome.Decided.class::isInstance)
        && reply.outcomes().stream().noneMatch(Peers.Outcome.TurnedAway.class::isInstance)) {
      yields.answered(item, winner, reply.winner());
    } else {
      yields.failed(item, winner);
    }
    for (int i = 0; i < batch.size(); i++) {
      Peers.Outcome outcome = reply.outcomes().get(i);
      if (outcome instanceof Peers.Outcome.Decided decided) {
        batch.get(i).answer.complete(decided.answer());
      } else {
        decide(batch.get(i), outcome instanceof Peers.Outcome.TurnedAway);
      }
    }
  }

  private void failed(String winner, String item, List<Handed> batch, Throwable failure) {
    boolean isUntouched = failure != null && Causes.of(failure) instanceof NotTakenException;
    yields.failed(item, winner);
    batch.forEach(handed -> decide(handed, isUntouched));
  }

  /**
   * Decides here what another has not.
   *
   * @param isUntouched whether the other will not place it any more
   */
  private void decide(Handed handed, boolean isUntouched) {
    decidedAgain.increment();
    Stages.of(() -> own.reserve(handed.wanted))
        .whenComplete(
            (answer, failure) -> {
              if (failure != null) {
                handed.answer.completeExceptionally(Causes.of(failure));
              } else if (isUntouched || isLastWord(answer)) {
                handed.answer.complete(answer);
              } else {
                handed.answer.completeExceptionally(
                    new LogUnavailableException(
                        new TimeoutException("another gateway may still place the hold")));
              }
            });
  }

  /** Whether the log says so, and will go on saying so: the id is taken. */
  private static boolean isLastWord(ReserveAnswer answer) {
    return answer instanceof ReserveAnswer.Placed
        || answer instanceof ReserveAnswer.Repeated
        || answer instanceof ReserveAnswer.Reused;
  }
}
