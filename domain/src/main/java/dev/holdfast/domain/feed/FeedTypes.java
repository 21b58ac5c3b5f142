package dev.holdfast.domain.feed;

import dev.holdfast.domain.AlertType;
import dev.holdfast.domain.EventKind;
import dev.holdfast.schema.Event;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What those hear of who are told of single events. */
public final class FeedTypes {
  private static final String ITEM = "item.";
  private static final String HELD = "reservation.held";
  private static final String CONFIRMED = "reservation.confirmed";
  private static final String RELEASED = "reservation.released";
  private static final String EXPIRED = "reservation.expired";

  /** All of them. */
  public static final List<String> ALL =
      Stream.concat(
              Stream.of(AlertType.values()).map(type -> ITEM + type.word()),
              Stream.of(HELD, CONFIRMED, RELEASED, EXPIRED))
          .collect(Collectors.toUnmodifiableList());

  private FeedTypes() {}

  /** The type of an event of the log; empty for one that nobody is told of. */
  public static Optional<String> of(Event event) {
    Optional<AlertType> alert = AlertType.of(event);
    return alert.isPresent()
        ? alert.map(type -> ITEM + type.word())
        : EventKind.of(event).flatMap(kind -> ofHold(kind, event));
  }

  private static Optional<String> ofHold(EventKind kind, Event event) {
    boolean isRepeat = event.getQuantity() == null || event.getQuantity() == 0;
    if (isRepeat) {
      return Optional.empty();
    }
    switch (kind) {
      case ReservationPlaced:
        return Optional.of(HELD);
      case ReservationConfirmed:
      case LateConfirmation:
        return Optional.of(CONFIRMED);
      case ReservationReleased:
        return Optional.of(RELEASED);
      case ReservationExpired:
        return Optional.of(EXPIRED);
      default:
        return Optional.empty();
    }
  }

  /**
   * The event's id, the same wherever it is told.
   *
   * @param type as {@link #of} says
   */
  public static String id(String item, long seq, Event event, String type) {
    String id = item + ":" + seq + ":" + type.substring(type.indexOf('.') + 1);
    return event.getReservation() == null ? id : id + ":" + event.getReservation();
  }
}
