package dev.holdfast.proof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final Instant BEGUN = Instant.parse("2026-11-27T10:00:00Z");
  private final Patience patience = new Patience(Duration.ofSeconds(100), BEGUN);

  @Test
  void aLogAtRestIsGivenTheTimeToSettle() {
    assertThat(patience.isOverAfter(BEGUN.plusSeconds(5), 1_000)).isFalse();
    assertThat(patience.isOverAfter(BEGUN.plusSeconds(99), 1_000)).isFalse();
    assertThat(patience.isOverAfter(BEGUN.plusSeconds(100), 1_000)).isTrue();
    assertThat(patience.written()).isZero();
  }

  @Test
  void whatIsWrittenMeanwhileIsGivenItAnew() {
    assertThat(patience.isOverAfter(BEGUN.plusSeconds(5), 1_000)).isFalse();
    assertThat(patience.isOverAfter(BEGUN.plusSeconds(90), 1_001)).isFalse();
    assertThat(patience.isOverAfter(BEGUN.plusSeconds(189), 1_001)).isFalse();
    assertThat(patience.isOverAfter(BEGUN.plusSeconds(190), 1_001)).isTrue();
    assertThat(patience.written()).isEqualTo(1);
  }

  @Test
  void aLogThatIsNeverAtRestIsGivenUp() {
    for (int look = 1; look < 20; look++) {
      assertThat(patience.isOverAfter(BEGUN.plusSeconds(50L * look), 1_000 + look)).isFalse();
    }
    assertThat(patience.isOverAfter(BEGUN.plusSeconds(1_000), 2_000)).isTrue();
  }

  @Test
  void withoutTimeToSettleOneLookIsAll() {
    Patience none = new Patience(Duration.ZERO, BEGUN);
    assertThat(none.isOverAfter(BEGUN, 1_000)).isTrue();
    assertThat(none.written()).isZero();
  }
}
