package dev.holdfast.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogClockTest {
  private static final String NOON = "Sun, 22 Nov 2026 12:00:00 GMT";

  private long now;
  private long nanos = 77;
  private final LogClock clock = new LogClock(() -> now, () -> nanos);

  @ParameterizedTest
  @CsvSource({
    // asked, answered, off by at least, milliseconds
    "12:00:00.300, 12:00:00.400, 0",
    "11:59:59.900, 12:00:00.050, 0",
    "12:00:00.999, 12:00:01.200, 0",
    "11:59:56.900, 11:59:57.000, 3000",
    "12:00:04.000, 12:00:04.100, -3000",
    "11:59:50.000, 12:00:10.000, 0",
  })
  void theClockIsOffByWhatADateInWholeSecondsProves(String asked, String answered, long off) {
    compare(at(asked), at(answered), Optional.of(NOON));

    assertThat(clock.offAtLeast()).isEqualTo(Duration.ofMillis(off));
    assertThat(clock.isRight()).isEqualTo(Math.abs(off) <= 2_000);
  }

  @Test
  void aDateThatCannotBeReadProvesNothing() {
    Instant now = at("12:00:00.000");

    compare(now, now, Optional.of("yesterday"));
    assertThat(clock.offAtLeast()).isZero();
    assertThat(clock.isRight()).isTrue();
    compare(now, now, Optional.empty());
    assertThat(clock.offAtLeast()).isZero();
    assertThat(clock.isRight()).isTrue();
  }

  @Test
  void aClockThatWasNotComparedYetIsNotRight() {
    assertThat(clock.isRight()).isFalse();
    assertThat(clock.offAtLeast()).isZero();
  }

  @Test
  void aClockThatIsSetShowsWithoutAnotherAnswer() {
    compare(at("12:00:00.300"), at("12:00:00.400"), Optional.of(NOON));
    pass(Duration.ofHours(1));
    assertThat(clock.isRight()).isTrue();

    now += Duration.ofDays(400).toMillis();
    assertThat(clock.isRight()).isFalse();
    assertThat(clock.offAtLeast()).isLessThan(Duration.ofDays(-399));

    now -= Duration.ofDays(400).toMillis() + 5_000;
    assertThat(clock.isRight()).isFalse();
    assertThat(clock.offAtLeast()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
  }

  private void compare(Instant asked, Instant answered, Optional<String> date) {
    now = asked.toEpochMilli();
    long ticket = clock.asked();
    pass(Duration.between(asked, answered));
    clock.answered(ticket, date);
  }

  private void pass(Duration time) {
    now += time.toMillis();
    nanos += time.toNanos();
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-22T" + time + "Z");
  }
}
