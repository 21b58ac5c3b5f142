package dev.holdfast.proof.simulate.check;

import dev.holdfast.schema.Event;

/** One placing of a reservation id, and what became of its units. */
final class Placing {
  final long seq;
  final String cart;
  final long placedQuantity;
  final boolean duplicate;
  long quantity;
  long reserved;
  long confirmed;
  long expiresAt;

  /** The latest end that anybody may know of. */
  long promisedUntil;

  boolean recalled;
  String status = "held";
  long changedSeq;
  long changedAt;

  Placing(Event event, long seq, long at, boolean duplicate) {
    this.seq = seq;
    this.cart = event.getCart();
    this.quantity = event.getQuantity();
    this.placedQuantity = quantity;
    this.duplicate = duplicate;
    this.reserved = quantity;
    this.expiresAt = event.getExpiresAt();
    this.promisedUntil = expiresAt;
    change(seq, at);
  }

  void change(long commitSeq, long at) {
    changedSeq = commitSeq;
    changedAt = at;
  }

  /** As it stands now. */
  HoldAt as(long step) {
    return new HoldAt(
        step, changedSeq, status, cart, quantity, placedQuantity, confirmed, expiresAt, recalled);
  }

  boolean isOpen() {
    return status.equals("held");
  }
}
