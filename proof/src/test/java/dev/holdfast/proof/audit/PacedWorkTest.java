package dev.holdfast.proof.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacedWorkTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void rowsAreReadAtTheRate() {
    assertThat(PacedWork.restNanos(500, 500, 0, SECOND / 4)).isEqualTo(3 * SECOND / 4);
  }

  @Test
  void ofProcessorsItTakesATenthAtMost() {
    assertThat(PacedWork.restNanos(1, 500, SECOND / 10, SECOND / 5)).isEqualTo(4 * SECOND / 5);
  }

  @Test
  void anEndIsNotForgottenByWhoTakesTheInterrupt() {
    PacedWork work = new PacedWork(500);
    work.end();
    assertThat(Thread.interrupted()).isTrue();

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> work.afterRows(1));
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> work.rest(Duration.ofHours(1)));
  }

  @Test
  void whatTookLongNeedsNoRest() {
    assertThat(PacedWork.restNanos(10, 500, 0, SECOND)).isZero();
  }
}
