package dev.holdfast.proof.simulate.check;

import dev.holdfast.proof.simulate.actors.Scale;
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
  long released;
  long returned;

  /** Units that expired and were neither sold late nor given up. */
  long lapsed;

  /** Whether a part was sold and the rest kept. */
  boolean inParts;

  long expiresAt;

  /** The latest end that anybody may know of. */
  long promisedUntil;

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
        step,
        changedSeq,
        status,
        cart,
        quantity,
        placedQuantity,
        confirmed,
        released,
        returned,
        expiresAt);
  }

  /** Whether each unit is in one place. */
  boolean isWhole() {
    return reserved + confirmed + released + lapsed == quantity;
  }

  /**
   * If nothing is held any more, it has ended: it is sold if units of it were, however that was.
   */
  void close(String end) {
    if (isOpen() && reserved == 0) {
      status = confirmed > 0 ? "confirmed" : end;
    }
  }

  boolean isOpen() {
    return status.equals("held");
  }

  /**
   * Whether it may run out like any hold, though it is a duplicate: to who has forgotten what it
   * doubles before he reads of it, it is none.
   */
  boolean mayRunOut(long now) {
    return duplicate && now - changedAt > Scale.MEMORY.toMillis();
  }
}
