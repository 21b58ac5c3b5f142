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
    assertThat(LogClock.offAtLeast(at(asked), at(answered), Optional.of(NOON)))
        .isEqualTo(Duration.ofMillis(off));
  }

  @Test
  void aDateThatCannotBeReadProvesNothing() {
    Instant now = at("12:00:00.000");

    assertThat(LogClock.offAtLeast(now, now, Optional.of("yesterday"))).isZero();
    assertThat(LogClock.offAtLeast(now, now, Optional.empty())).isZero();
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-22T" + time + "Z");
  }
}
