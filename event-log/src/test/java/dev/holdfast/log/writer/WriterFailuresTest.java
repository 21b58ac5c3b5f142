package dev.holdfast.log.writer;

import static dev.holdfast.log.ScriptedLog.Fault.ANSWER_LOST;
import static dev.holdfast.log.ScriptedLog.Fault.REQUEST_LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.log.Commits;
import dev.holdfast.log.HoleException;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.log.UnreadableRowException;
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
  void aTailThatCannotBeReadFailsItsCallersAtOnceAndIsReportedUntilItCan() {
    stock(10);
    snapshot();
    rows.append(Commits.placed(ITEM, 2, "newer", 1));
    log.rows().damage(ITEM, 2);

    assertThatThrownBy(take("r1", 1)::join).hasCauseInstanceOf(UnreadableRowException.class);
    assertThatThrownBy(take("r1", 1)::join).hasMessageContaining("commit 2 of item mug");
    time.pass(1);
    assertThat(behind).contains("mug up to 2");

    log.rows().mend();
    assertThat(take("r1", 1)).isCompletedWithValue("placed at 3");
  }

  @Test
  void anAppendThatMeetsARowThatCannotBeReadIsNotTriedAgain() {
    stock(10);
    take("first", 1);
    rows.append(Commits.placed(ITEM, 3, "newer", 1));
    log.rows().damage(ITEM, 3);

    assertThatThrownBy(take("r1", 1)::join).hasCauseInstanceOf(UnreadableRowException.class);
    assertThat(log.appends()).hasSize(2);
    time.pass(1);
    assertThat(behind).contains("mug up to 3");

    log.rows().mend();
    assertThat(take("r1", 1)).isCompletedWithValue("placed at 4");
  }

  @Test
  void anOlderRowThatCannotBeReadFailsOnlyWhoMustSeeIt() {
    stock(10);
    for (int seq = 2; seq <= 5; seq++) {
      rows.append(Commits.placed(ITEM, seq, "r" + seq, 1));
    }
    snapshot();
    log.rows().damage(ITEM, 3);
    log.holdBack();
    CompletableFuture<String> before = take("r6", 1);
    CompletableFuture<Integer> seesAll =
        writer.submit(ITEM, new SeesAllAfter(1)).toCompletableFuture();
    CompletableFuture<String> after = take("r7", 1);
    log.letAllThrough();

    assertThatThrownBy(seesAll::join).hasCauseInstanceOf(UnreadableRowException.class);
    assertThat(before.join()).startsWith("placed");
    assertThat(after.join()).startsWith("placed");
  }

  /** A question that can be answered only by who has read all commits after a seq. */
  private record SeesAllAfter(long seesAfter) implements Request<Integer> {
    @Override
    public String about() {
      return "/all";
    }

    @Override
    public Verdict<Integer> decide(ItemView view, long at) {
      return Verdict.answer(1);
    }
  }

  @Test
  void aHoleInTheLogIsLoud() {
    stock(10);
    rows.append(Commits.placed(ITEM, 3, "beyond", 1));

    assertThatThrownBy(take("r1", 1)::join).hasCauseInstanceOf(HoleException.class);
  }
}
