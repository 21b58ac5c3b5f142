package dev.holdfast.domain;

import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.schema.Policy;
import dev.holdfast.schema.StockLevel;

/** Whether a level has room for a hold. Whether the id is new is for the caller to know. */
public final class Reserve {
  private Reserve() {}

  /**
   * @param level the level the event would be appended to
   * @param at the commit's time, epoch milliseconds
   */
  public static ReserveDecision decide(StockLevel level, ReserveRequest request, long at) {
    Policy policy = level.getPolicy();
    int holdSeconds = request.holdSeconds().orElse(policy.getHoldSeconds());
    if (!Levels.exists(level)) {
      return ReserveDecision.refuse(Refusal.UNKNOWN_ITEM);
    }
    if (request.quantity() > policy.getQuantityMax()) {
      return ReserveDecision.refuse(Refusal.QUANTITY_ABOVE_MAX);
    }
    if (holdSeconds > policy.getHoldSecondsMax()) {
      return ReserveDecision.refuse(Refusal.HOLD_SECONDS_ABOVE_MAX);
    }
    if (request.quantity() > Levels.available(level)) {
      return ReserveDecision.refuse(Refusal.SOLD_OUT);
    }
    return ReserveDecision.accept(Events.placed(request, at + holdSeconds * 1000L));
  }
}
