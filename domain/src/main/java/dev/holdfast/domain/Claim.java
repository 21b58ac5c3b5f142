package dev.holdfast.domain;

import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;

/**
 * A try of a request of several items keeps a hold that it has found. It is an extension that
 * extends nothing: an earlier try of the same request, which may be about to give the hold back,
 * finds it touched and no longer may.
 */
public final class Claim {
  private Claim() {}

  public static Event event(Hold hold) {
    return EventKind.ReservationExtended.event(hold, Holds.openQuantity(hold))
        .setCommand(DerivedIds.claim(hold))
        .setExpiresAt(hold.getExpiresAt())
        .build();
  }
}
