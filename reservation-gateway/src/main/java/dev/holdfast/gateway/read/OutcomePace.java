package dev.holdfast.gateway.read;

/**
 * How soon those who wait for outcomes look, and look again. It learns how long outcomes take: the
 * first look comes shortly before one is to be expected, since those before it would find nothing.
 * Milliseconds.
 */
final class OutcomePace {
  private static final double AT_FIRST = 100;

  /** So that a time when nothing is decided does not make all who come after it wait as long. */
  private static final long USUAL_MAX = 1_000;

  private static final double FIRST_LOOK = 0.7;
  private static final double LEARNED_OF_EACH = 1.0 / 8;
  private static final long PAUSE_MIN = 10;
  private static final long PAUSE_MAX = 250;

  private double usual = AT_FIRST;

  /** An outcome was found when it had been waited for so long. */
  synchronized void found(long waited) {
    double took = Math.max(0, Math.min(waited, USUAL_MAX));
    usual += LEARNED_OF_EACH * (took - usual);
  }

  /** How long outcomes take, as far as is known. */
  synchronized long usual() {
    return Math.round(usual);
  }

  /** How much later who has waited so long looks next. */
  synchronized long pause(long waited) {
    long untilFirst = Math.round(FIRST_LOOK * usual) - waited;
    if (untilFirst > 0) {
      return Math.max(1, untilFirst);
    }
    long part = waited / (waited < 1.5 * usual ? 8 : 4);
    return Math.max(PAUSE_MIN, Math.min(PAUSE_MAX, part));
  }
}
