package dev.holdfast.gateway.health;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How far the clock here is off the log's, by the `Date` of its answers. That date has whole
 * seconds, and was written at some moment between question and answer, so only bounds are known.
 * They are kept on the time since the machine's start, which nobody sets: so a clock that is set
 * wrong shows at once, and not with the next answer. To ask how far it is off costs a hold nothing.
 */
public final class LogClock {
  /** How far the clock may be off, for this gateway stamps commits. */
  private static final long OFF_MAX_MILLIS = 2_000;

  private static final long ONE_SECOND_MILLIS = 1_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** What the log's clock showed, less the time since the start: between these, milliseconds. */
  private record Bounds(long least, long most) {
    /** Far from what any clock shows, and from where numbers end. */
    static final Bounds NONE = new Bounds(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
  }

  private final LongSupplier now;
  private final LongSupplier nanos;

  /** Null until the log has answered. */
  private volatile Bounds bounds;

  /**
   * @param now the clock here, epoch milliseconds
   * @param nanos the time since some moment, which nobody sets, as {@link System#nanoTime}
   */
  public LogClock(LongSupplier now, LongSupplier nanos) {
    this.now = now;
    this.nanos = nanos;
  }

  /** To be called before a question to the log; to be given back with its answer. */
  long asked() {
    return nanos.getAsLong();
  }

  /**
   * The log has answered.
   *
   * @param date of the answer; one that is missing or cannot be read proves nothing
   */
  void answered(long asked, Optional<String> date) {
    long answered = nanos.getAsLong();
    bounds =
        date.flatMap(LogClock::parse)
            .map(
                written ->
                    new Bounds(
                        written - millis(answered), written + ONE_SECOND_MILLIS - millis(asked)))
            .orElse(Bounds.NONE);
  }

  /** Whether it has been compared with the log's, and may be right by what is known. */
  public boolean isRight() {
    return bounds != null && offAtLeast().abs().toMillis() <= OFF_MAX_MILLIS;
  }

  /**
   * How far this clock is behind (positive) or ahead (negative) at the least; zero if it may be
   * right.
   */
  public Duration offAtLeast() {
    Bounds known = bounds;
    if (known == null) {
      return Duration.ZERO;
    }
    long here = now.getAsLong() - millis(nanos.getAsLong());
    long off = here < known.least() ? known.least() - here : Math.min(0, known.most() - here);
    return off == 0 ? Duration.ZERO : Duration.ofMillis(off);
  }

  private static long millis(long nanos) {
    return Math.floorDiv(nanos, NANOS_PER_MILLI);
  }

  private static Optional<Long> parse(String date) {
    try {
      Instant written = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
      return Optional.of(written.toEpochMilli());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
