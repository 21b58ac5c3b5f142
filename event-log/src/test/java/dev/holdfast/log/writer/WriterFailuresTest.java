package dev.holdfast.log.writer;

import static dev.holdfast.log.ScriptedLog.Fault.ANSWER_LOST;
import static dev.holdfast.log.ScriptedLog.Fault.REQUEST_LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.log.Commits;
import dev.holdfast.log.HoleException;
import dev.holdfast.log.LogUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A log that does not answer, that has a hole, or that is asked for too much. */
@SuppressWarnings("FutureReturnValueIgnored") // some requests only prepare the scene
class WriterFailuresTest extends WriterScene {
  @Test
  void aLostAnswerIsFoundOutAndTheHoldStandsOnce() {
    stock(10);
    take("first", 1);
    log.fail(ANSWER_LOST, REQUEST_LOST);
    CompletableFuture<String> answer = take("r1", 3);
    time.pass(1_000);

    assertThat(answer).isCompletedWithValue("placed at 3");
    assertThat(level().getReserved()).isEqualTo(4);
  }

  @Test
  void anOutcomeUnknownAtTheDeadlineIsFoundOutByTheSameIdLater() {
    stock(10);
    take("first", 1);
    log.fail(ANSWER_LOST);
    CompletableFuture<String> answer = take("r1", 3);
    log.deaf(true);
    time.pass(10_000);
    log.deaf(false);

    assertThatThrownBy(answer::join).hasCauseInstanceOf(LogUnavailableException.class);
    assertThat(take("r1", 3)).isCompletedWithValue("repeat: held since 3");
  }

  @Test
  void aLogThatDoesNotAnswerIsReportedWithinTheDeadline() {
    log.deaf(true);
    CompletableFuture<String> answer = take("r1", 1);
    time.pass(5_000);

    assertThatThrownBy(answer::join).hasCauseInstanceOf(LogUnavailableException.class);
  }

  @Test
  void moreRequestsThanMayWaitAreTurnedAwayAtOnce() {
    settings = settings.withWaiting(3, Duration.ofSeconds(4));
    writer = newWriter();
    stock(10);
    log.holdBack();
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      answers.add(take("r" + i, 1));
    }

    assertThat(answers.get(3)).isCompletedExceptionally();
    assertThatThrownBy(answers.get(4)::join).hasCauseInstanceOf(OverloadedException.class);
    log.letAllThrough();
    assertThat(answers.get(2).join()).startsWith("placed");
    assertThat(take("r4", 1).join()).startsWith("placed");
  }

  @Test
  void aHoleInTheLogIsLoud() {
    stock(10);
    rows.append(Commits.placed(ITEM, 3, "beyond", 1));

    assertThatThrownBy(take("r1", 1)::join).hasCauseInstanceOf(HoleException.class);
  }
}
