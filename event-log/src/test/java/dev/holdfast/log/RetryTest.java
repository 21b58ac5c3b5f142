package dev.holdfast.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RetryTest {
  private static final long NOW = 1_000_000;

  private final ManualTime time = new ManualTime(NOW);
  private final List<Long> tries = new ArrayList<>();
  private final Retry steady = Retry.steady(time, Backoff.between(10, 40));
  private int failures = Integer.MAX_VALUE;

  private CompletionStage<String> attempt() {
    tries.add(time.now() - NOW);
    return tries.size() <= failures
        ? CompletableFuture.failedStage(
            new CompletionException(new TimeoutException("no answer " + tries.size())))
        : CompletableFuture.completedStage("done");
  }

  @Test
  void pausesDoubleUpToTheGreatestUntilItIsDone() {
    failures = 5;
    CompletableFuture<String> result = steady.run(this::attempt).toCompletableFuture();
    time.pass(1_000);

    assertThat(result).isCompletedWithValue("done");
    assertThat(tries).containsExactly(0L, 10L, 30L, 70L, 110L, 150L);
  }

  @Test
  void withJitterAPauseIsAnythingFromOneMillisecondUpToThat() {
    failures = 4;
    Retry.jittered(time, new Given(0), Backoff.between(10, 40)).run(this::attempt);
    time.pass(1_000);
    assertThat(tries).containsExactly(0L, 1L, 2L, 3L, 4L);

    tries.clear();
    Retry.jittered(time, new Given(1), Backoff.between(10, 40)).run(this::attempt);
    long begun = tries.get(0);
    time.pass(1_000);
    assertThat(tries).extracting(at -> at - begun).containsExactly(0L, 10L, 30L, 70L, 110L);
  }

  @Test
  void afterSoManyTriesItFailsWithTheLastFailure() {
    CompletableFuture<String> result = steady.times(3).run(this::attempt).toCompletableFuture();
    time.pass(1_000);

    assertThatThrownBy(result::join)
        .hasCauseInstanceOf(TimeoutException.class)
        .hasMessageContaining("no answer 3");
    assertThat(tries).hasSize(3);
  }

  @Test
  void aTryThatCouldComeAfterTheDeadlineIsNotMade() {
    CompletableFuture<String> result =
        steady
            .failingWith(LogUnavailableException::new)
            .runUntil(NOW + 60, this::attempt)
            .toCompletableFuture();
    time.pass(1_000);

    assertThatThrownBy(result::join).hasCauseInstanceOf(LogUnavailableException.class);
    assertThat(tries).containsExactly(0L, 10L, 30L);
  }

  @Test
  void aMachineThatWasHaltedInAPauseMakesNoLateTry() {
    CompletableFuture<String> result =
        steady.runUntil(NOW + 60, this::attempt).toCompletableFuture();
    time.skip(86_400_000);
    time.pass(1);

    assertThat(result).isCompletedExceptionally();
    assertThat(tries).containsExactly(0L);
  }

  @Test
  void aFailureThatWillNotPassAndAnAttemptThatThrowsAreNotTriedAgain() {
    CompletableFuture<String> hopeless =
        steady
            .onlyIf(failure -> !(failure instanceof TimeoutException))
            .failingWith(LogUnavailableException::new)
            .run(this::attempt)
            .toCompletableFuture();
    CompletableFuture<String> bug =
        steady
            .<String>run(
                () -> {
                  throw new IllegalStateException("a bug");
                })
            .toCompletableFuture();
    time.pass(1_000);

    assertThatThrownBy(hopeless::join).hasCauseInstanceOf(TimeoutException.class);
    assertThatThrownBy(bug::join).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(tries).hasSize(1);
  }

  @Test
  void pausesHaveBoundsThatMakeSense() {
    assertThatThrownBy(() -> Backoff.between(0, 10)).hasMessageContaining("0 to 10");
    assertThatThrownBy(() -> Backoff.between(20, 10)).hasMessageContaining("20 to 10");
  }

  /** The least there is, or the most. */
  private record Given(long share) implements Chance {
    @Override
    public long below(long bound) {
      return share * (bound - 1);
    }

    @Override
    public UUID id() {
      throw new UnsupportedOperationException();
    }
  }
}
