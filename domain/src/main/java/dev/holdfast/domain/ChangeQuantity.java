package dev.holdfast.domain;

import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Policy;
import dev.holdfast.schema.StockLevel;
import java.util.OptionalInt;

/**
 * Whether a level has room for another quantity of a hold. More is decided as a hold of the units
 * that are added; less is never refused for what the stock or the policy's quantity is.
 */
public final class ChangeQuantity {
  private ChangeQuantity() {}

  /**
   * @param level the level the event would be appended to, the hold's units among what is reserved
   * @param hold an open one, of another quantity than is wanted
   * @param at the commit's time, epoch milliseconds
   */
  public static ReserveDecision decide(StockLevel level, Hold hold, ChangeRequest wanted, long at) {
    Policy policy = level.getPolicy();
    long more = wanted.quantity() - Holds.openQuantity(hold);
    if (more > 0 && wanted.quantity() > policy.getQuantityMax()) {
      return ReserveDecision.refuse(Refusal.QUANTITY_ABOVE_MAX);
    }
    OptionalInt holdSeconds = wanted.holdSeconds();
    if (holdSeconds.isPresent() && holdSeconds.getAsInt() > policy.getHoldSecondsMax()) {
      return ReserveDecision.refuse(Refusal.HOLD_SECONDS_ABOVE_MAX);
    }
    if (more > Levels.available(level)) {
      return ReserveDecision.refuse(Refusal.SOLD_OUT);
    }
    Event.Builder changed = EventKind.ReservationQuantityChanged.event(hold, more);
    if (holdSeconds.isPresent()) {
      long end = Holds.extendedEnd(hold, at + holdSeconds.getAsInt() * 1000L, policy);
      changed.setExpiresAt(end);
    }
    return ReserveDecision.accept(changed.build());
  }
}
