package dev.holdfast.domain;

import static dev.holdfast.domain.EventKind.ReservationPlaced;

import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.domain.ReserveRequest.Part;
import dev.holdfast.schema.Event;
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
    return ReserveDecision.accept(placed(request, at + holdSeconds * 1000L));
  }

  /** Whether the request is for an item only if plenty is left, and less would be. */
  public static boolean isTooScarce(StockLevel level, ReserveRequest request) {
    return request.part() == Part.OF_PLENTY
        && Levels.available(level) - request.quantity() < Levels.plenty(level);
  }

  private static Event placed(ReserveRequest request, long expiresAt) {
    return new Event( // a builder would allocate four times as much, for every hold of a hot item
        ReservationPlaced.name(),
        ReservationPlaced.onHandDelta(request.quantity()),
        ReservationPlaced.reservedDelta(request.quantity()),
        request.reservation(),
        request.cart(),
        request.quantity(),
        /* placedSeq= */ null,
        expiresAt,
        /* command= */ null,
        /* commandKind= */ null,
        /* contentHash= */ null,
        request.part() == Part.NONE ? null : TentativeHolds.REASON,
        /* counted= */ null,
        /* countedAtSeq= */ null,
        /* policy= */ null,
        /* hold= */ null);
  }
}
