package dev.holdfast.log;

/**
 * The pauses between tries: each may be twice as long as the one before it, up to a greatest.
 * Immutable.
 *
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Marc
 *     Brooker, Exponential backoff and jitter</a>
 */
public final class Backoff {
  private final long millis;
  private final long maxMillis;

  private Backoff(long millis, long maxMillis) {
    this.millis = millis;
    this.maxMillis = maxMillis;
  }

  /** Begins with the first pause; 1 ms or more. */
  public static Backoff between(long minMillis, long maxMillis) {
    if (minMillis < 1 || maxMillis < minMillis) {
      throw new IllegalArgumentException("no pauses: " + minMillis + " to " + maxMillis + " ms");
    }
    return new Backoff(minMillis, maxMillis);
  }

  /** The pause without jitter, which is the longest with it. */
  public long millis() {
    return millis;
  }

  /** The pause with full jitter, 1 ms or more: many who failed together do not return together. */
  public long jitteredMillis(Chance random) {
    return 1 + random.below(millis);
  }

  /** The pause after this one. */
  public Backoff next() {
    return new Backoff(Math.min(2 * millis, maxMillis), maxMillis);
  }
}
