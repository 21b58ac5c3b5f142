package dev.holdfast.client.call;

import java.time.Duration;

/**
 * How long to wait before the next try: anywhere between nothing and a span that doubles, so that a
 * gateway that comes back is not hit by all at once; and what the gateway asked for comes first.
 *
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">
 *     Exponential backoff and jitter; this is "full jitter"</a>
 */
public final class Backoff {
  private static final int DOUBLED_MAX = 20;

  private final Timekeeper time;
  private final Duration first;
  private final Duration most;

  /**
   * Waits by these spans.
   *
   * @param first the first one
   * @param most what they grow to
   */
  public Backoff(Timekeeper time, Duration first, Duration most) {
    this.time = time;
    this.first = first;
    this.most = most;
  }

  /**
   * The next wait.
   *
   * @param tries that have failed in a row, 1 or more
   * @param asked how long the gateway asked to be left alone; zero if it did not
   */
  public Duration after(int tries, Duration asked) {
    long span =
        Math.min(most.toNanos(), first.toNanos() << Math.min(DOUBLED_MAX, Math.max(0, tries - 1)));
    return asked.plusNanos((long) (time.chance() * span));
  }
}
