package dev.holdfast.proof.replay.drive;

import java.time.Duration;
import java.time.Instant;

/**
 * When an action of the trace is due.
 *
 * @param speed how many times faster than the trace; infinite for as fast as possible
 */
public record Pace(double speed) {

  /** Every action is due at once. */
  public static Pace max() {
    return new Pace(Double.POSITIVE_INFINITY);
  }

  /** How long after the trace's first action this one is due, in nanoseconds. */
  long nanosAfter(Instant first, Instant at) {
    return (long) (Duration.between(first, at).toMillis() * 1e6 / speed);
  }
}
