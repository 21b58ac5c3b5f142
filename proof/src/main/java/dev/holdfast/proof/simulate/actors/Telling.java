package dev.holdfast.proof.simulate.actors;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.gateway.read.OutcomeWait;
import dev.holdfast.gateway.read.Outcomes;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Outcome;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** How a gateway tells what became of commands, to who asks and to who waits. */
final class Telling {
  private final Wiring wiring;
  private final Book book;
  private final Outcomes rows;
  private final OutcomeWait waiting;

  Telling(Wiring wiring, Book book, Outcomes rows, EventLog log, Timekeeper time) {
    this.wiring = wiring;
    this.book = book;
    this.rows = rows;
    this.waiting = new OutcomeWait(rows, wiring.outcomeLog(log), time);
  }

  /** Asked for as its status says; empty while it is pending. */
  CompletionStage<Optional<Outcome>> asked(Command sent) {
    return told(sent, rows.find(sent.getItem(), sent.getCommand()));
  }

  /** Waited for since it was sent; empty if it is pending after `seconds`. */
  CompletionStage<Optional<Outcome>> awaited(Command sent, int seconds) {
    return told(sent, waiting.afterSending(sent, seconds));
  }

  private CompletionStage<Optional<Outcome>> told(
      Command sent, CompletionStage<Optional<Outcome>> known) {
    long content = ContentHash.of(sent);
    return known
        .thenApply(found -> found.map(outcome -> wiring.told(content, outcome)))
        .whenComplete(
            (found, failure) -> {
              if (failure == null) {
                found.ifPresent(outcome -> book.told(sent, outcome));
              }
            });
  }
}
