package dev.holdfast.bench.contender;

import java.util.concurrent.TimeUnit;

/** The write units of one partition: 1,000 a second, a quarter of a second's worth at a time. */
final class WriteUnits {
  static final double PER_SECOND = 1_000;

  /** More than the largest batch costs, and too few to hide a rate above the partition's. */
  private static final double SAVED_MAX = PER_SECOND / 4;

  private double left = SAVED_MAX;
  private long filledAt = System.nanoTime();

  /**
   * Takes units if they are there.
   *
   * @param now as {@link System#nanoTime} has it
   */
  synchronized boolean take(int units, long now) {
    double seconds = (double) Math.max(0, now - filledAt) / TimeUnit.SECONDS.toNanos(1);
    left = Math.min(SAVED_MAX, left + seconds * PER_SECOND);
    filledAt = now;
    if (units > left) {
      return false;
    }
    left -= units;
    return true;
  }
}
