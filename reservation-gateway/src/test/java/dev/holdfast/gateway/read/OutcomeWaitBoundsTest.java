package dev.holdfast.gateway.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What it costs to wait for outcomes, and how many may. */
class OutcomeWaitBoundsTest extends OutcomeWaits {
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
}
