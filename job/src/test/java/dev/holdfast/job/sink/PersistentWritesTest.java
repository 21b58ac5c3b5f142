package dev.holdfast.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.log.ManualTime;
import dev.holdfast.log.SystemChance;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class PersistentWritesTest {
  private final ManualTime time = new ManualTime(0);
  private final PersistentWrites writes = new PersistentWrites(time, new SystemChance());
  private int tries;

  private CompletableFuture<Void> write(int failures) {
    return writes
        .write(
            () -> {
              tries++;
              return tries <= failures ? failed() : CompletableFuture.completedFuture(null);
            })
        .toCompletableFuture();
  }

  private static CompletionStage<Void> failed() {
    return CompletableFuture.failedFuture(new TimeoutException("no answer"));
  }

  @Test
  void aWriteThatFailsIsTriedAgainUntilItIsDone() {
    CompletableFuture<Void> written = write(5);
    assertThat(written).isNotDone();

    time.pass(60_000);

    assertThat(written).isCompleted();
    assertThat(tries).isEqualTo(6);
  }

  @Test
  void aWriteThatFailsTooOftenFailsWithItsReason() {
    CompletableFuture<Void> written = write(Integer.MAX_VALUE);

    time.pass(3_600_000);

    assertThat(written)
        .failsWithin(java.time.Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(TimeoutException.class);
    assertThat(tries).isEqualTo(PersistentWrites.TRIES_MAX);
  }
}
