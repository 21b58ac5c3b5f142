package dev.holdfast.domain;

import dev.holdfast.schema.Event;

/** A field of an event that some kinds cannot do without. */
enum EventField {
  RESERVATION,
  CART,
  QUANTITY,
  PLACED_SEQ,
  EXPIRES_AT,
  POLICY,
  HOLD,
  REASON;

  boolean isMissingIn(Event event) {
    switch (this) {
      case RESERVATION:
        return event.getReservation() == null;
      case CART:
        return event.getCart() == null;
      case QUANTITY:
        return event.getQuantity() == null;
      case PLACED_SEQ:
        return event.getPlacedSeq() == null;
      case EXPIRES_AT:
        return event.getExpiresAt() == null;
      case POLICY:
        return event.getPolicy() == null;
      case HOLD:
        return event.getHold() == null;
      case REASON:
        return event.getReason() == null;
    }
    throw new IllegalStateException("unknown field " + this);
  }
}
