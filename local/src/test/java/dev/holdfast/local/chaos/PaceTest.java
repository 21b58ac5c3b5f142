package dev.holdfast.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Path RULES = Path.of("../docs/monitoring/rules.yml");

  @Test
  void inEarnestRulesSayTheSame() throws Exception {
    String rules = Files.readString(RULES);

    assertThat(seconds(new Pace(1).rules(rules))).isEqualTo(seconds(rules));
  }

  /** One minute in seconds is the same time. */
  private static String seconds(String rules) {
    return rules
        .replace("1m]", "60s]")
        .replace("2m]", "120s]")
        .replace("5m]", "300s]")
        .replace("1h]", "3600s]")
        .replace("offset 2m", "offset 120s")
        .replace("for: 2m", "for: 120s")
        .replace("for: 3m", "for: 180s")
        .replace("for: 5m", "for: 300s")
        .replace("for: 15m", "for: 900s")
        .replace("for: 1h", "for: 3600s");
  }

  @Test
  void fasterOnesWaitLookBackAndBoundMinutesByTheSameFactor() {
    String rules =
        """
              max(rate(some_total[1m])) > 7 unless some_total offset 2m
            for: 3m
              max(some_seconds) > 60
            for: 1h
              max(some_LagMillis) > 3600000
              max(timestamp(some_seconds) - some_seconds) > 5
        """;

    assertThat(new Pace(6).rules(rules))
        .isEqualTo(
            """
                  max(rate(some_total[10s])) > 7 unless some_total offset 20s
                for: 30s
                  max(some_seconds) > 10
                for: 600s
                  max(some_LagMillis) > 600000
                  max(timestamp(some_seconds) - some_seconds) > 5
            """);
    assertThat(new Pace(6).of(Duration.ofMinutes(2))).isEqualTo(Duration.ofSeconds(20));
  }
}
