package dev.holdfast.local.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Duration AT_ONCE = Duration.ofMillis(10);

  private final Backoff backoff = new Backoff();

  @Test
  void thePauseDoublesUpToABound() {
    assertThat(backoff.after(AT_ONCE)).isEqualTo(Backoff.FIRST);
    assertThat(backoff.after(AT_ONCE)).isEqualTo(Backoff.FIRST.multipliedBy(2));
    for (int i = 0; i < 20; i++) {
      backoff.after(AT_ONCE);
    }
    assertThat(backoff.after(AT_ONCE)).isEqualTo(Backoff.LONGEST);
  }

  @Test
  void aChildThatHeldForAWhileStartsAgainAtOnce() {
    for (int i = 0; i < 20; i++) {
      backoff.after(AT_ONCE);
    }

    assertThat(backoff.after(Duration.ofMinutes(1))).isEqualTo(Backoff.FIRST);
  }
}
