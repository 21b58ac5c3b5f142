package dev.holdfast.domain;

import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;

/** A gateway gives a hold back itself: another item of the same request was refused. */
public final class Withdrawal {
  private Withdrawal() {}

  /**
   * Should the hold turn out to be a duplicate, its end is handed over as by that one's release.
   */
  public static Event event(Hold hold) {
    return EventKind.ReservationReleased.event(hold, hold.getQuantity())
        .setCommand(DerivedIds.withdrawal(hold))
        .setExpiresAt(hold.getExpiresAt())
        .build();
  }
}
