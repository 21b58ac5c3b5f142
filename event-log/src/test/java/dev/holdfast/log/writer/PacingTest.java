package dev.holdfast.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.log.Chance;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PacingTest {
  private static final long NOW = 1_700_000_000_000L;

  private final Pacing pacing = new Pacing(WriterMeter.NONE);
  private final Chance highest =
      new Chance() {
        @Override
        public long below(long bound) {
          return bound - 1;
        }

        @Override
        public UUID id() {
          throw new UnsupportedOperationException();
        }
      };

  @Test
  void whoHasDoneNothingYetMayDoAll() {
    assertThat(pacing.pauseMillis(NOW)).isNotPositive();
    assertThat(pacing.untilTailMillis(NOW)).isNotPositive();
    assertThat(pacing.untilCoverMillis(NOW)).isNotPositive();
  }

  @Test
  void readsHaveTheirIntervals() {
    pacing.tailReadBegins(NOW);
    pacing.coverReadBegins(NOW);

    assertThat(pacing.untilTailMillis(NOW + 1)).isEqualTo(19);
    assertThat(pacing.untilTailMillis(NOW + 20)).isNotPositive();
    assertThat(pacing.untilCoverMillis(NOW + 1)).isEqualTo(99);
    assertThat(pacing.untilCoverMillis(NOW + 100)).isNotPositive();
  }

  @Test
  void aFailedReadIsFollowedByAPause() {
    pacing.readFailed(NOW);

    assertThat(pacing.pauseMillis(NOW)).isEqualTo(50);
    assertThat(pacing.pauseMillis(NOW + 50)).isNotPositive();
  }

  @Test
  void threeRacesLostInARowMakeTheTailDueAndTheCountBeginsAnew() {
    assertThat(pacing.raceLost(NOW)).isFalse();
    assertThat(pacing.raceLost(NOW)).isFalse();
    assertThat(pacing.raceLost(NOW)).isTrue();
    assertThat(pacing.raceLost(NOW)).isFalse();
    assertThat(pacing.raceLost(NOW)).isFalse();
    pacing.raceWon(NOW, 5, highest);
    assertThat(pacing.raceLost(NOW)).isFalse();
    assertThat(pacing.raceLost(NOW)).isFalse();
    assertThat(pacing.raceLost(NOW)).isTrue();
  }

  @Test
  void aWinnerWithoutRivalsGoesOnAtOnce() {
    pacing.raceWon(NOW, 5, highest);
    assertThat(pacing.pauseMillis(NOW)).isNotPositive();

    pacing.raceLost(NOW);
    pacing.raceWon(NOW + 500, 5, highest);
    assertThat(pacing.pauseMillis(NOW + 500)).isNotPositive();
  }

  @Test
  void aWinnerAmongRivalsPausesForOneToTwoAppendsButNeverLong() {
    assertThat(pauseAfter(5)).isEqualTo(6 + 5);
    assertThat(pauseAfter(1_000)).isEqualTo(21 + 20);
    // A clock that was set back.
    assertThat(pauseAfter(-1_000)).isEqualTo(1);
  }

  private long pauseAfter(long appendMillis) {
    pacing.raceLost(NOW);
    pacing.raceWon(NOW + 499, appendMillis, highest);
    return pacing.pauseMillis(NOW + 499);
  }
}
