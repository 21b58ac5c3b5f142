package dev.holdfast.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What time a commit carries after one of another writer's. */
class CommitTimeTest {
  private static final long NOW = 1_700_000_000_000L;

  @Test
  void itDoesNotRunBackwardsBetweenClocksThatDifferALittle() {
    assertThat(CommitTime.after(NOW - 1, NOW)).isEqualTo(NOW);
    assertThat(CommitTime.after(NOW + 4_000, NOW)).isEqualTo(NOW + 4_000);
    assertThat(CommitTime.after(NOW + CommitTime.AHEAD_MAX_MILLIS, NOW))
        .isEqualTo(NOW + CommitTime.AHEAD_MAX_MILLIS);
  }

  @Test
  void aWrongClocksTimeIsNotInherited() {
    assertThat(CommitTime.after(NOW + CommitTime.AHEAD_MAX_MILLIS + 1, NOW)).isEqualTo(NOW);
    assertThat(CommitTime.after(NOW + Duration.ofDays(400).toMillis(), NOW)).isEqualTo(NOW);
    assertThat(CommitTime.after(Long.MAX_VALUE, NOW)).isEqualTo(NOW);
  }
}
