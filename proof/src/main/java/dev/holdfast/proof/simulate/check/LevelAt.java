package dev.holdfast.proof.simulate.check;

/**
 * An item's level after a commit.
 *
 * @param step when the commit landed
 * @param free what is available; below 0 where more is promised than there is
 */
record LevelAt(long step, long seq, long onHand, long free, long quantityMax, int holdSecondsMax) {
  long available() {
    return Math.max(0, free);
  }
}
