package dev.holdfast.gateway.health;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * How far the clock here is off the log's, by the `Date` of an answer. That date has whole seconds,
 * and was written at some moment between question and answer, so only bounds are known.
 */
final class LogClock {
  private static final Duration ONE_SECOND = Duration.ofSeconds(1);

  private LogClock() {}

  /**
   * How far this clock is behind (positive) or ahead (negative) at the least; zero if it may be
   * right, or if the answer carries no date that can be read.
   */
  static Duration offAtLeast(Instant asked, Instant answered, Optional<String> date) {
    Optional<Instant> written = date.flatMap(LogClock::parse);
    if (written.isEmpty()) {
      return Duration.ZERO;
    }
    Duration behind = Duration.between(answered, written.get());
    Duration ahead = Duration.between(asked, written.get().plus(ONE_SECOND));
    if (!behind.isNegative()) {
      return behind;
    }
    return ahead.isNegative() ? ahead : Duration.ZERO;
  }

  private static Optional<Instant> parse(String date) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
