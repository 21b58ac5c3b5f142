package dev.holdfast.gateway.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.EventKind;
import dev.holdfast.log.AppendResult;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.ManualTime;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** From where outcomes are learned, what that costs, and how many may wait. */
class OutcomeWaitTest {
  private static final int SECONDS = 10;

  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private final MemoryEventLog events = new MemoryEventLog();
  private final Map<String, Outcome> rows = new HashMap<>();
  private int logReads;
  private int rowReads;
  private boolean logIsAway;
  private boolean isSlow;
  private final Deque<CompletableFuture<Void>> slow = new ArrayDeque<>();
  private final OutcomeWait waiting =
      new OutcomeWait(
          (item, command) -> {
            rowReads++;
            return later(Optional.ofNullable(rows.get(command)));
          },
          new CountedLog(),
          time);

  /** The log, of which reads are counted, and may be away or slow. */
  private final class CountedLog implements EventLog {
    @Override
    public CompletionStage<AppendResult> append(Commit commit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
      logReads++;
      return logIsAway ? away() : events.read(item, afterSeq, limit).thenCompose(this::late);
    }

    private <T> CompletionStage<T> late(T read) {
      return later(read);
    }

    @Override
    public CompletionStage<Optional<Commit>> tail(String item) {
      logReads++;
      return logIsAway ? away() : events.tail(item);
    }
  }

  private static <T> CompletionStage<T> away() {
    return CompletableFuture.failedFuture(new IllegalStateException("away"));
  }

  private <T> CompletionStage<T> later(T read) {
    if (!isSlow) {
      return CompletableFuture.completedFuture(read);
    }
    CompletableFuture<Void> answer = new CompletableFuture<>();
    slow.add(answer);
    return answer.thenApply(answered -> read);
  }

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

  @Test
  void allWhoWaitForAnItemShareItsReads() {
    for (int i = 0; i < 200; i++) {
      CompletableFuture<Optional<Outcome>> unused = afterSending("k" + i, 0);
    }
    time.pass(100);

    assertThat(logReads).isBetween(1, 5);
  }

  /**
   * Looking at both rows of a confirm after 0, 50, 150, 350 and 600 ms, as was done before, an
   * outcome that took 60 ms cost 6 units, and one that took 500 ms cost 10. That of the first few
   * is not counted: until then it is not known how long they take.
   */
  @Test
  void aWaitCostsFewReads() {
    assertThat(unitsOfAWait(60)).isLessThanOrEqualTo(4);
    assertThat(unitsOfAWait(500)).isLessThanOrEqualTo(6);
  }

  private double unitsOfAWait(int millis) {
    for (int i = 0; i < 40; i++) {
      waitFor("learn-" + millis + "-" + i, millis);
    }
    logReads = 0;
    rowReads = 0;
    for (int i = 0; i < 20; i++) {
      waitFor("count-" + millis + "-" + i, millis);
    }
    return (logReads + 2 * rowReads) / 20.0;
  }

  private void waitFor(String command, int millis) {
    long stamp = events.tail("mug").toCompletableFuture().join().map(Commit::getSeq).orElse(0L);
    CompletableFuture<Optional<Outcome>> found = afterSending(command, stamp);
    time.pass(millis);
    append(received(command));
    time.pass(9_000);
    assertThat(found.join()).isPresent();
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

  @Test
  void whoWaitsInVainIsToldSoInTime() {
    CompletableFuture<Optional<Outcome>> found = afterSending("k1", 0);
    time.pass(SECONDS * 1_000 - 1);
    assertThat(found).isNotDone();

    time.pass(1);

    assertThat(found.join()).isEmpty();
    int reads = logReads + rowReads;
    time.pass(60_000);
    assertThat(logReads + rowReads).isEqualTo(reads);
  }

  @Test
  void onlySomeOfAllWhoWaitLookAtTheSameTime() {
    isSlow = true;
    for (int i = 0; i < 1_000; i++) {
      CompletableFuture<Optional<Outcome>> unused =
          waiting.afterSending(sent("item" + i, "k1", 0), SECONDS).toCompletableFuture();
    }
    time.pass(9_000);

    assertThat(slow).hasSize(16 + 8);
  }

  @Test
  void moreThanMayWaitAreAnsweredAtOnceUntilSomeAreTold() {
    List<CompletableFuture<Optional<Outcome>>> waiters = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      waiters.add(afterSending("k" + i, 0));
    }

    assertThat(afterSending("more", 0)).isCompletedWithValue(Optional.empty());
    assertThat(await("more")).isCompletedWithValue(Optional.empty());

    append(received("k7"));
    time.pass(200);
    assertThat(waiters.get(7)).isDone();
    assertThat(afterSending("more", 0)).isNotDone();
  }

  private CompletableFuture<Optional<Outcome>> afterSending(String command, long stamp) {
    return waiting.afterSending(sent("mug", command, stamp), SECONDS).toCompletableFuture();
  }

  private CompletableFuture<Optional<Outcome>> await(String command) {
    return waiting.await("mug", command, SECONDS).toCompletableFuture();
  }

  private static Command sent(String item, String command, long stamp) {
    return Command.newBuilder()
        .setItem(item)
        .setCommand(command)
        .setKind(CommandKind.received)
        .setQuantity(1L)
        .setSeq(stamp)
        .setAt(0)
        .build();
  }

  private static Event received(String command) {
    return EventKind.StockReceived.event(1)
        .setCommand(command)
        .setCommandKind("received")
        .setContentHash(hash(command))
        .build();
  }

  private static long hash(String command) {
    return command.hashCode();
  }

  private Outcome done(String command) {
    return new Outcome("mug", command, "received", hash(command), "done", null, 1L, 0L);
  }

  private void append(Event... said) {
    long seq = events.tail("mug").toCompletableFuture().join().map(Commit::getSeq).orElse(0L) + 1;
    Commit commit =
        Commit.newBuilder()
            .setItem("mug")
            .setSeq(seq)
            .setCommitId("commit-" + seq)
            .setAt(time.now())
            .setEvents(List.of(said))
            .build();
    assertThat(events.append(commit).toCompletableFuture().join().isWritten()).isTrue();
  }
}
