package dev.holdfast.log;

import static dev.holdfast.log.ScriptedLog.Fault.ANSWER_LOST;
import static dev.holdfast.log.ScriptedLog.Fault.REQUEST_LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.schema.Commit;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AppenderTest {
  private final ManualTime time = new ManualTime(1_000_000);
  private final ScriptedLog log = new ScriptedLog(new MemoryEventLog());
  private final Appender appender = new Appender(log, time, new SystemChance());
  private final Commit commit = Commits.received("mug", 1, 10);

  @Test
  void anUnknownOutcomeIsTriedAgainWithTheSameBytesUntilItIsKnown() {
    log.fail(REQUEST_LOST, REQUEST_LOST, REQUEST_LOST);

    CompletableFuture<AppendResult> fate = append();
    time.pass(1_000);

    assertThat(fate.join().isWritten()).isTrue();
    assertThat(log.appends()).hasSize(4).allMatch(commit::equals);
  }

  @Test
  void aLostAnswerIsRecognisedByTheCommitsOwnId() {
    log.fail(ANSWER_LOST);

    CompletableFuture<AppendResult> fate = append();
    time.pass(1_000);

    assertThat(fate.join().isWritten()).isTrue();
    assertThat(fate.join().commit()).isEqualTo(commit);
  }

  @Test
  void whoWasFasterIsFoundOutWhileTheOutcomeWasUnknown() {
    log.fail(REQUEST_LOST);
    CompletableFuture<AppendResult> fate = append();
    Commit winner = Commits.received("mug", 1, 99);
    log.append(winner);
    time.pass(1_000);

    assertThat(fate.join().isWritten()).isFalse();
    assertThat(fate.join().commit()).isEqualTo(winner);
  }

  @Test
  void pastTheDeadlineTheOutcomeIsUnknownAndNoFurtherTryIsMade() {
    log.deaf(true);
    CompletableFuture<AppendResult> fate = append();
    time.pass(10_000);
    int tries = log.appends().size();
    time.pass(60_000);

    assertThatThrownBy(fate::join).hasCauseInstanceOf(LogUnavailableException.class);
    assertThat(log.appends()).hasSize(tries).hasSizeGreaterThan(5).hasSizeLessThan(100);
  }

  @Test
  void aMachineThatWasHaltedMakesNoTryThatComesTooLate() {
    log.fail(REQUEST_LOST);
    CompletableFuture<AppendResult> fate = append();
    time.skip(86_400_000);
    time.pass(60_000);

    assertThatThrownBy(fate::join).hasCauseInstanceOf(LogUnavailableException.class);
    assertThat(log.appends()).hasSize(1);
  }

  private CompletableFuture<AppendResult> append() {
    return appender.append(commit, time.now() + 4_000).toCompletableFuture();
  }
}
