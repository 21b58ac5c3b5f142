package dev.holdfast.log.writer;

import dev.holdfast.schema.Hold;

/** The answer of the read model of reservations: a row, or that there is none. */
final class LookedUp {
  private final Hold hold;
  private final long coveredSeq;

  /**
   * @param coveredSeq the seq up to which the read model had every reservation before it was asked;
   *     the answer is complete up to there, and maybe no further
   */
  LookedUp(Hold hold, long coveredSeq) {
    this.hold = hold;
    this.coveredSeq = coveredSeq;
  }

  /** The row, or null. */
  Hold hold() {
    return hold;
  }

  /** Whether it and every commit after `seq` leave nothing out. */
  boolean isCompleteWith(long seq) {
    return seq <= coveredSeq;
  }
}
