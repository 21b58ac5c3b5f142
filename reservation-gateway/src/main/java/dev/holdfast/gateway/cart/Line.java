package dev.holdfast.gateway.cart;

import dev.holdfast.domain.Holds;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.cart.CartAnswer.Lacking;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.gateway.reserve.ReserveAnswer.Placed;
import dev.holdfast.gateway.reserve.ReserveAnswer.Repeated;
import dev.holdfast.gateway.reserve.ReserveAnswer.Scarce;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;

/** A line of a cart once it was asked for; of answer and failure one is null. */
record Line(ReserveRequest wanted, ReserveAnswer answer, Throwable failure) {
  /** Whether there is no hold, and why is known. */
  boolean lacks() {
    return answer != null && hold() == null;
  }

  Lacking lacking() {
    return new Lacking(wanted, answer);
  }

  /** Whether this try has placed it, and so may give it back. */
  boolean isPlaced() {
    return answer instanceof Placed;
  }

  /** Whether it is to be asked for again in turn. */
  boolean isScarce() {
    return answer instanceof Scarce;
  }

  /** Whether not all of the cart can be held because of it, or that is unknown. */
  boolean endsTheTry() {
    return hold() == null || hasEnded(hold());
  }

  /** What there is, or was, under the line's id; null if nothing. */
  Hold hold() {
    if (answer instanceof Placed placed) {
      return placed.hold();
    }
    return answer instanceof Repeated repeated ? repeated.hold() : null;
  }

  static boolean hasEnded(Hold hold) {
    return !Holds.isOpen(hold) && hold.getStatus() != HoldStatus.confirmed;
  }
}
