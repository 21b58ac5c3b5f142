package dev.holdfast.proof.simulate.check;

import dev.holdfast.schema.Hold;

/**
 * A reservation after a commit.
 *
 * @param step when the commit landed
 */
record HoldAt(
    long step,
    long seq,
    String status,
    String cart,
    long quantity,
    long placedQuantity,
    long confirmed,
    long released,
    long returned,
    long expiresAt) {
  /** Units held, of an open one. */
  long open() {
    return quantity - confirmed - released;
  }

  boolean isWhat(Hold hold) {
    return seq == hold.getSeq() && isSameAs(hold);
  }

  /** The same but for the commit that told it. */
  boolean isSameAs(Hold hold) {
    return status.equals(hold.getStatus().name())
        && cart.equals(hold.getCart())
        && quantity == hold.getQuantity()
        && confirmed == hold.getConfirmedQuantity()
        && released == hold.getReleasedQuantity()
        && returned == hold.getReturnedQuantity()
        && expiresAt == hold.getExpiresAt();
  }
}
