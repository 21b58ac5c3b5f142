package dev.holdfast.proof.history.faults;

import dev.holdfast.proof.history.faults.Mishap.Kind;
import java.util.SplittableRandom;

/** Which requests meet with what. */
final class MishapDice {
  private static final Mishap NONE = new Mishap(Kind.NONE, 0);

  /** One loss in so many is silent: the gateway then waits until its patience ends. */
  private static final int LOSSES_PER_SILENCE = 4;

  private static final double LATE_MIN_MILLIS = 10;
  private static final double LATE_MAX_MILLIS = 3_000;

  private final SplittableRandom random;
  private final int requestsPerFault;

  /**
   * @param requestsPerFault one request to do something in so many loses its answer, one request in
   *     so many is late
   */
  MishapDice(long seed, int requestsPerFault) {
    this.random = new SplittableRandom(seed);
    this.requestsPerFault = requestsPerFault;
  }

  Mishap next(boolean mayDo) {
    if (mayDo && random.nextInt(requestsPerFault) == 0) {
      boolean silent = random.nextInt(LOSSES_PER_SILENCE) == 0;
      return new Mishap(silent ? Kind.KEEP_SILENT : Kind.BREAK_OFF, 0);
    }
    if (random.nextInt(requestsPerFault) == 0) {
      return new Mishap(random.nextBoolean() ? Kind.REQUEST_LATE : Kind.ANSWER_LATE, late());
    }
    return NONE;
  }

  /** Short delays as often as ones ten times as long. */
  private int late() {
    return (int)
        (LATE_MIN_MILLIS * Math.pow(LATE_MAX_MILLIS / LATE_MIN_MILLIS, random.nextDouble()));
  }
}
