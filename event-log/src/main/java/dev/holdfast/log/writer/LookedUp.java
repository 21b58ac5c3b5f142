package dev.holdfast.log.writer;

import dev.holdfast.schema.Hold;

/** The answer of the read model of reservations: a row, or that there is none. */
final class LookedUp {
  private final Hold hold;
  private final long memoryBegan;

  /**
   * @param memoryBegan the seq after which the lane knew every commit when it asked: up to there
   *     the answer is complete, and no further
   */
  LookedUp(Hold hold, long memoryBegan) {
    this.hold = hold;
    this.memoryBegan = memoryBegan;
  }

  /** The row, or null. */
  Hold hold() {
    return hold;
  }

  /** Whether it and every commit after `seq` leave nothing out. */
  boolean isCompleteWith(long seq) {
    return seq <= memoryBegan;
  }
}
