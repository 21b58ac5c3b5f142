package dev.holdfast.domain;

import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;

/** What a gateway appends to a hold itself, for a request of several items. */
public final class CartEvents {
  private CartEvents() {}

  /** Gives the hold back: another item of the request was refused. */
  public static Event withdrawal(Hold hold) {
    return Events.withdrawn(hold);
  }

  /**
   * Changes nothing but the newest seq that tells of the hold: an earlier try of the request, which
   * may be about to give it back, finds that it no longer may.
   */
  public static Event claim(Hold hold) {
    return Events.claimed(hold);
  }
}
