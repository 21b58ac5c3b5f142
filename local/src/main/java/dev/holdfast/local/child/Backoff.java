package dev.holdfast.local.child;

import java.time.Duration;

/**
 * How long to wait before a child is started again: doubles up to a bound, forgets when it held.
 */
final class Backoff {
  static final Duration FIRST = Duration.ofMillis(200);
  static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration HELD = Duration.ofSeconds(30);

  private Duration next = FIRST;

  /**
   * @param ran how long the child had run when it ended
   */
  Duration after(Duration ran) {
    if (ran.compareTo(HELD) >= 0) {
      next = FIRST;
    }
    Duration delay = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return delay;
  }
}
