package dev.holdfast.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.log.Commits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A refusal is given only once the level it rests on is proven to have been the tail. */
@SuppressWarnings("FutureReturnValueIgnored") // some requests only prepare the scene
class RefusalsTest extends WriterScene {
  @Test
  void aRefusalIsNeverGivenFromAStaleLevel() {
    stock(1);
    take("r1", 1);
    rows.append(Commits.received(ITEM, 3, 5));

    time.pass(20);
    assertThat(take("r2", 5)).isCompletedWithValue("placed at 4");
  }

  @Test
  void aRowThatWasTakenIsNoProofOfTheTail() {
    stock(2);
    take("first", 1);
    // Another gateway sells the last unit, and then stock arrives.
    rows.append(Commits.placed(ITEM, 3, "theirs", 1));
    rows.append(Commits.received(ITEM, 4, 5));

    CompletableFuture<String> answer = take("r1", 1);
    time.pass(20);

    assertThat(answer).isCompletedWithValue("placed at 5");
  }

  @Test
  void aRefusalThatCountsAnUnfinishedAppendWaitsForIt() {
    stock(1);
    take("first", 1);
    rows.append(Commits.received(ITEM, 3, 1));
    log.holdBack();
    CompletableFuture<String> one = take("r1", 1);
    CompletableFuture<String> other = take("r2", 1);
    time.pass(20);
    log.letOneThrough(); // the read both wait for; r1 is now being appended

    assertThat(log.appends()).hasSize(2);
    assertThat(other).isNotDone();
    log.letAllThrough();
    time.pass(20);
    assertThat(one).isCompletedWithValue("placed at 4");
    assertThat(other).isCompletedWithValue("SOLD_OUT, available 0");
  }

  @Test
  void aReadThatHadBegunBeforeARequestArrivedIsNoProofForIt() {
    stock(1);
    take("first", 1);
    time.pass(1_000);
    log.holdBack();
    CompletableFuture<String> early = take("early", 1);
    CompletableFuture<String> late = take("late", 1);
    log.letOneThrough(); // the read that began when the early one came
    assertThat(early).isCompletedWithValue("SOLD_OUT, available 0");
    assertThat(late).isNotDone();

    rows.append(Commits.received(ITEM, 3, 5));
    log.letAllThrough();
    time.pass(20);
    assertThat(late).isCompletedWithValue("placed at 4");
  }

  @Test
  void aStampedeOfRefusalsSharesOneReadInTwentyMilliseconds() {
    stock(1);
    take("r1", 1);
    time.pass(1_000);
    int reads = log.reads();
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      answers.add(take("late" + i, 1));
      if (i % 10 == 0) {
        time.pass(2);
      }
    }
    time.pass(20);

    assertThat(answers).allMatch(answer -> answer.join().startsWith("SOLD_OUT"));
    assertThat(log.reads() - reads).isBetween(4, 7);
  }

  @Test
  void aRepeatIsAnsweredByAReadThatBeganAfterIt() {
    stock(10);
    take("r1", 2);
    int reads = log.reads();
    time.pass(20);

    assertThat(take("r1", 2)).isCompletedWithValue("repeat: held since 2");
    assertThat(log.reads()).isEqualTo(reads + 1);
  }

  @Test
  void theSameIdTwiceAtOncePlacesOneHold() {
    stock(10);
    take("first", 1);
    log.holdBack();
    take("busy", 1);
    CompletableFuture<String> one = take("twin", 2);
    CompletableFuture<String> other = take("twin", 2);
    log.letAllThrough();
    time.pass(40);

    assertThat(one).isCompletedWithValue("placed at 4");
    assertThat(other).isCompletedWithValue("repeat: held since 4");
    assertThat(level().getReserved()).isEqualTo(4);
  }
}
