package dev.holdfast.gateway.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.EventKind;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Outcome;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** From where outcomes are learned. */
class OutcomeWaitTest extends OutcomeWaits {
  @Test
  void anOutcomeIsKnownAsSoonAsTheLogHasIt() {
    append(received("before"));
    CompletableFuture<Optional<Outcome>> found = afterSending("k1", 1);

    time.pass(75);
    assertThat(found).isNotDone();
    append(received("k1"));
    time.pass(15);

    Outcome outcome = found.join().orElseThrow();
    assertThat(outcome.getCommand()).isEqualTo("k1");
    assertThat(outcome.getContentHash()).isEqualTo(hash("k1"));
    assertThat(outcome.getResult()).isEqualTo("done");
    assertThat(outcome.getSeq()).isEqualTo(2);
    assertThat(rowReads).isZero();
  }

  /** As of a hold that has been open for long, of an item that much happens to. */
  @Test
  void anOutcomeFarAboveTheStampIsFoundByOneRead() {
    for (int i = 0; i < 1_000; i++) {
      append(received("other-" + i));
    }
    CompletableFuture<Optional<Outcome>> found = afterSending("k1", 1);
    append(received("k1"));
    append(received("other"));
    time.pass(75);

    assertThat(found.join().orElseThrow().getSeq()).isEqualTo(1_001);
    assertThat(logReads).isEqualTo(1);
  }

  /** A read ends somewhere: what was written before the command was sent is asked of the rows. */
  @Test
  void whatIsTooFarDownTheLogIsFoundInItsRow() {
    append(received("k1"));
    rows.put("k1", done("k1"));
    for (int i = 0; i < 100; i++) {
      append(received("other-" + i));
    }
    CompletableFuture<Optional<Outcome>> found = afterSending("k1", 0);
    time.pass(75);
    assertThat(found).isNotDone();

    time.pass(175);

    assertThat(found.join()).hasValue(done("k1"));
  }

  /** One commit says what became of several commands, and each hears of its own. */
  @Test
  void eachOfAGroupHearsWhatBecameOfIt() {
    CompletableFuture<Optional<Outcome>> one = afterSending("k1", 0);
    CompletableFuture<Optional<Outcome>> two = afterSending("k2", 0);
    CompletableFuture<Optional<Outcome>> other = afterSending("k3", 0);
    Event rejected =
        Event.newBuilder(received("k2"))
            .setKind(EventKind.CommandRejected.name())
            .setReason("expired")
            .build();
    append(received("k1"), rejected);

    time.pass(200);

    assertThat(one.join().orElseThrow().getResult()).isEqualTo("done");
    assertThat(two.join().orElseThrow().getResult()).isEqualTo("rejected");
    assertThat(two.join().orElseThrow().getReason()).isEqualTo("expired");
    assertThat(other).isNotDone();
  }

  /** What an event below the stamp says is of another life of the id. */
  @Test
  void whatLiesBelowTheStampTellsNothing() {
    append(received("k1"));
    CompletableFuture<Optional<Outcome>> found = afterSending("k1", 1);

    time.pass(5_000);

    assertThat(found).isNotDone();
  }

  /** The rejection of other content under an id stands under another one. */
  @Test
  void theRejectionOfAReuseIsNoOutcome() {
    CompletableFuture<Optional<Outcome>> found = afterSending("reuse:k:00", 0);
    append(
        Event.newBuilder(received("reuse:k:00"))
            .setKind(EventKind.CommandRejected.name())
            .setReason("id-reused")
            .build());

    time.pass(5_000);

    assertThat(found).isNotDone();
  }

  /** As a command that was sent twice has it: it was decided before the second was stamped. */
  @Test
  void anOutcomeThatTheLogDoesNotHaveAboveTheStampIsFoundInItsRow() {
    append(received("k1"));
    rows.put("k1", done("k1"));
    CompletableFuture<Optional<Outcome>> found = afterSending("k1", 1);

    time.pass(250);

    assertThat(found.join()).hasValue(done("k1"));
  }

  @Test
  void whoDoesNotKnowTheStampGetsTheRowAtOnceAndElseWhatTheLogSaysNext() {
    rows.put("k1", done("k1"));
    assertThat(await("k1").join()).hasValue(done("k1"));

    append(received("k1"));
    CompletableFuture<Optional<Outcome>> next = await("k2");
    append(received("k2"));
    time.pass(100);

    assertThat(next.join().orElseThrow().getSeq()).isEqualTo(2);
  }

  @Test
  void aLogThatDoesNotAnswerLeavesTheRows() {
    logIsAway = true;
    CompletableFuture<Optional<Outcome>> found = afterSending("k1", 0);
    CompletableFuture<Optional<Outcome>> asked = await("k1");
    time.pass(1_000);
    assertThat(found).isNotDone();

    rows.put("k1", done("k1"));
    time.pass(2_000);

    assertThat(found.join()).hasValue(done("k1"));
    assertThat(asked.join()).hasValue(done("k1"));
  }
}
