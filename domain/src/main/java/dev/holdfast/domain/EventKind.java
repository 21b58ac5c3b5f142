package dev.holdfast.domain;

import static dev.holdfast.domain.EventField.CART;
import static dev.holdfast.domain.EventField.EXPIRES_AT;
import static dev.holdfast.domain.EventField.HOLD;
import static dev.holdfast.domain.EventField.PLACED_SEQ;
import static dev.holdfast.domain.EventField.POLICY;
import static dev.holdfast.domain.EventField.QUANTITY;
import static dev.holdfast.domain.EventField.REASON;
import static dev.holdfast.domain.EventField.RESERVATION;
import static dev.holdfast.domain.HoldEffect.CONFIRM;
import static dev.holdfast.domain.HoldEffect.EXPIRE;
import static dev.holdfast.domain.HoldEffect.EXTEND;
import static dev.holdfast.domain.HoldEffect.NONE;
import static dev.holdfast.domain.HoldEffect.PLACE;
import static dev.holdfast.domain.HoldEffect.RECALL;
import static dev.holdfast.domain.HoldEffect.RELEASE;
import static dev.holdfast.domain.HoldEffect.RELEASE_DUPLICATE;
import static dev.holdfast.domain.HoldEffect.RESIZE;
import static dev.holdfast.domain.HoldEffect.RETURN;

import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of event this version knows, a row for each. Names are as they stand in the log.
 *
 * <p>A row says how often the event's quantity is added to what is on hand and to what is reserved,
 * what the event does to the hold it names, and which fields it cannot do without. An event in the
 * log states its deltas itself: a kind that is not here is folded all the same.
 */
public enum EventKind {
  ReservationPlaced(0, +1, PLACE, RESERVATION, CART, QUANTITY, EXPIRES_AT),
  ReservationConfirmed(-1, -1, CONFIRM, RESERVATION, PLACED_SEQ, QUANTITY),
  LateConfirmation(-1, 0, CONFIRM, RESERVATION, PLACED_SEQ, QUANTITY),
  ReservationReleased(0, -1, RELEASE, RESERVATION, PLACED_SEQ),
  ReservationExpired(0, -1, EXPIRE, RESERVATION, PLACED_SEQ),
  ReservationExtended(0, 0, EXTEND, RESERVATION, PLACED_SEQ, EXPIRES_AT),
  /** Of so many units more, below 0 of fewer. */
  ReservationQuantityChanged(0, +1, RESIZE, RESERVATION, PLACED_SEQ, QUANTITY),
  DuplicateReservationReleased(0, -1, RELEASE_DUPLICATE, RESERVATION, PLACED_SEQ),
  /**
   * A hold that had been forgotten, as its row tells it, before the commit does something to it.
   */
  ReservationRecalled(0, 0, RECALL, RESERVATION, HOLD),
  StockReceived(+1, 0, NONE),
  /** Its quantity comes off what the reservation has sold, if it names one. */
  StockReturned(+1, 0, RETURN, QUANTITY),
  StockAdjusted(+1, 0, NONE),
  StockCounted(+1, 0, NONE),
  PolicyChanged(0, 0, NONE, POLICY),
  CommandRejected(0, 0, NONE),
  /** Alerts, see {@link StockAlerts}: how stock is told to be is their reason. */
  BackInStock(0, 0, NONE, REASON),
  LowStock(0, 0, NONE, REASON),
  LowStockEnded(0, 0, NONE, REASON),
  SoldOut(0, 0, NONE, REASON),
  Shortfall(0, 0, NONE, REASON),
  ShortfallEnded(0, 0, NONE, REASON);

  private static final Map<String, EventKind> BY_NAME =
      Stream.of(values()).collect(Collectors.toMap(EventKind::name, Function.identity()));

  private final int onHandSign;
  private final int reservedSign;
  private final HoldEffect effect;

  @SuppressWarnings("ImmutableEnumChecker") // a list made by List.of, which nobody can change
  private final List<EventField> needs;

  EventKind(int onHandSign, int reservedSign, HoldEffect effect, EventField... needs) {
    this.onHandSign = onHandSign;
    this.reservedSign = reservedSign;
    this.effect = effect;
    this.needs = List.of(needs);
  }

  /** The kind of `event`, or nothing for a kind that a newer version has written. */
  public static Optional<EventKind> of(Event event) {
    return Optional.ofNullable(BY_NAME.get(event.getKind()));
  }

  /** What an event of this kind does to the hold it names. */
  public HoldEffect effect() {
    return effect;
  }

  /** Whether it says that a command was not done; any other outcome says that it was. */
  public boolean isRejection() {
    return this == CommandRejected;
  }

  /** Whether `event`, which is of this kind, lacks a field that a fold of this kind reads. */
  boolean isIncomplete(Event event) {
    for (EventField field : needs) {
      if (field.isMissingIn(event)) {
        return true;
      }
    }
    return false;
  }

  /** Units that an event of this kind about `quantity` adds to what is on hand. */
  long onHandDelta(long quantity) {
    return onHandSign * quantity;
  }

  /** Units that an event of this kind about `quantity` adds to what is reserved. */
  long reservedDelta(long quantity) {
    return reservedSign * quantity;
  }

  /** An event of this kind that is about no units. */
  public Event.Builder event() {
    return Event.newBuilder().setKind(name()).setOnHandDelta(0).setReservedDelta(0);
  }

  /** An event of this kind about so many units. */
  public Event.Builder event(long quantity) {
    return event()
        .setOnHandDelta(onHandDelta(quantity))
        .setReservedDelta(reservedDelta(quantity))
        .setQuantity(quantity);
  }

  /** An event of this kind about so many units of `hold`. */
  public Event.Builder event(Hold hold, long quantity) {
    return event(quantity).setReservation(hold.getReservation()).setPlacedSeq(hold.getPlacedSeq());
  }
}
