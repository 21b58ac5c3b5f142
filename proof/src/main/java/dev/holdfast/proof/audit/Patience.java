package dev.holdfast.proof.audit;

import java.time.Duration;
import java.time.Instant;

/**
 * For how long an audit looks again at what does not agree: until the log has been at rest for the
 * time to settle. What is written late, such as what the job tells of stock minutes after the last
 * sale, so begins that time anew; a log that is never at rest is given up.
 */
final class Patience {
  /** How many times as long as the time to settle a log may take to come to rest. */
  private static final int UNREST_MAX = 10;

  private final Duration settle;
  private final Instant begun;
  private Instant restsSince;
  private long atFirst = -1;
  private long newest = -1;

  Patience(Duration settle, Instant begun) {
    this.settle = settle;
    this.begun = begun;
    this.restsSince = begun;
  }

  /**
   * A look has ended, and not all agreed.
   *
   * @param commits that the log has ever had; what expires does not lower it
   * @return whether it was the last one
   */
  boolean isOverAfter(Instant look, long commits) {
    if (atFirst < 0) {
      atFirst = commits;
    } else if (commits > newest) {
      restsSince = look;
    }
    newest = commits;
    Instant last = earlier(restsSince.plus(settle), begun.plus(settle.multipliedBy(UNREST_MAX)));
    return !look.isBefore(last);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** How many commits have come since the first look. */
  long written() {
    return newest - atFirst;
  }
}
