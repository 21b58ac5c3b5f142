package dev.holdfast.proof.simulate.check;

import dev.holdfast.schema.Hold;

/**
 * A reservation after a commit.
 *
 * @param step when the commit landed
 * @param isRecalled whether it was forgotten since it was placed; then nobody need know any more
 *     what it was placed with
 */
record HoldAt(
    long step,
    long seq,
    String status,
    String cart,
    long quantity,
    long placedQuantity,
    long confirmed,
    long expiresAt,
    boolean isRecalled) {
  boolean isWhat(Hold hold) {
    return seq == hold.getSeq()
        && status.equals(hold.getStatus().name())
        && cart.equals(hold.getCart())
        && quantity == hold.getQuantity()
        && confirmed == hold.getConfirmedQuantity()
        && expiresAt == hold.getExpiresAt();
  }
}
