package dev.holdfast.gateway.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.log.ManualTime;
import dev.holdfast.schema.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How many wait for outcomes, and how many look for them. */
class OutcomeWaitTest {
  private static final int SECONDS = 10;

  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private final Deque<CompletableFuture<Optional<Outcome>>> looks = new ArrayDeque<>();
  private final OutcomeWait waiting =
      new OutcomeWait(
          (item, command) -> {
            CompletableFuture<Optional<Outcome>> look = new CompletableFuture<>();
            looks.add(look);
            return look;
          },
          time);

  @Test
  void onlySomeOfAllWhoWaitLookAtTheSameTime() {
    wait(1_000);
    for (int i = 0; i < 10; i++) {
      time.pass(250);
      assertThat(looks).hasSize(32);
    }
  }

  @Test
  void whoFoundTooManyLookingLooksAgain() {
    List<CompletableFuture<Optional<Outcome>>> found = wait(100);
    Outcome done = new Outcome("mug", "k1", "confirm", 0L, "done", null, 1L, time.now());

    for (int i = 0; i < 20; i++) {
      while (!looks.isEmpty()) {
        looks.remove().complete(Optional.of(done));
      }
      time.pass(250);
    }

    assertThat(found)
        .allSatisfy(outcome -> assertThat(outcome).isCompletedWithValue(Optional.of(done)));
  }

  @Test
  void moreThanMayWaitAreAnsweredAtOnce() {
    wait(1_000);

    CompletableFuture<Optional<Outcome>> oneMore = wait(1).get(0);

    assertThat(oneMore).isCompletedWithValue(Optional.empty());
  }

  @Test
  void aLookThatFailsEndsTheWaitAndLeavesItsPlace() {
    wait(32).forEach(outcome -> assertThat(outcome).isNotDone());
    looks.forEach(look -> look.completeExceptionally(new IllegalStateException("away")));
    looks.clear();

    wait(40);

    assertThat(looks).hasSize(32);
  }

  private List<CompletableFuture<Optional<Outcome>>> wait(int callers) {
    List<CompletableFuture<Optional<Outcome>>> found = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      found.add(waiting.await("mug", "k" + i, SECONDS).toCompletableFuture());
    }
    return found;
  }
}
