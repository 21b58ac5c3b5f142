package dev.holdfast.log.writer;

import dev.holdfast.schema.Hold;

/** The answer of the read model of reservations: a row, or that there is none. */
final class LookedUp {
  private final Hold hold;

  LookedUp(Hold hold) {
    this.hold = hold;
  }

  /** The row, or null. */
  Hold hold() {
    return hold;
  }
}
