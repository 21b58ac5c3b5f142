package dev.holdfast.proof.replay.check;

import dev.holdfast.proof.replay.gateway.LoggedEvent;
import java.util.Map;
import java.util.Set;

/** What each kind of event may do to the two sums. Kinds not listed here are only added up. */
final class EventRules {
  static final String PLACED = "ReservationPlaced";
  static final String CONFIRMED = "ReservationConfirmed";
  static final String LATE = "LateConfirmation";
  static final String RELEASED = "ReservationReleased";
  static final String EXPIRED = "ReservationExpired";
  static final String CHANGED = "ReservationQuantityChanged";
  static final String DUPLICATE = "DuplicateReservationReleased";
  static final String RECEIVED = "StockReceived";
  static final String RETURNED = "StockReturned";
  static final String ADJUSTED = "StockAdjusted";
  static final String REJECTED = "CommandRejected";
  static final String POLICY = "PolicyChanged";

  /** How a hold stands after the event that ended it. */
  static final Map<String, String> ENDS =
      Map.of(CONFIRMED, "confirmed", LATE, "confirmed", RELEASED, "released", EXPIRED, "expired");

  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          REJECTED,
          POLICY,
          "ReservationExtended",
          "ReservationRecalled",
          "BackInStock",
          "LowStock",
          "LowStockEnded",
          "SoldOut",
          "Shortfall",
          "ShortfallEnded");

  private static final Set<String> GIVE_BACK = Set.of(RELEASED, EXPIRED, DUPLICATE);
  private static final Set<String> ADD_STOCK = Set.of(RECEIVED, RETURNED);

  private EventRules() {}

  /**
   * Whether the event's deltas can be those of its kind. A confirm or a release that comes once
   * more under another command id is answered by an event of 0 units.
   */
  static boolean allow(LoggedEvent event) {
    long onHand = event.onHandDelta();
    long reserved = event.reservedDelta();
    String kind = event.kind();
    if (kind.equals(PLACED)) {
      return onHand == 0 && reserved > 0;
    }
    if (kind.equals(CHANGED)) {
      return onHand == 0 && reserved != 0;
    }
    if (kind.equals(CONFIRMED)) {
      return onHand <= 0 && reserved == onHand;
    }
    if (kind.equals(LATE)) {
      return onHand < 0 && reserved == 0;
    }
    if (GIVE_BACK.contains(kind)) {
      return onHand == 0 && reserved <= 0;
    }
    if (ADD_STOCK.contains(kind)) {
      return onHand > 0 && reserved == 0;
    }
    if (WITHOUT_EFFECT.contains(kind)) {
      return onHand == 0 && reserved == 0;
    }
    return !kind.startsWith("Stock") || reserved == 0;
  }
}
