package dev.holdfast.proof.simulate.check;

/**
 * An item's level after a commit.
 *
 * @param step when the commit landed
 */
record LevelAt(
    long step, long seq, long onHand, long available, long quantityMax, int holdSecondsMax) {}
