package dev.holdfast.domain;

import dev.holdfast.schema.Event;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of event this version knows. Names are as they stand in the log. */
public enum EventKind {
  ReservationPlaced,
  ReservationConfirmed,
  ReservationReleased,
  ReservationExpired,
  DuplicateReservationReleased,
  ReservationExtended,
  LateConfirmation,
  StockReceived,
  StockReturned,
  StockAdjusted,
  StockCounted,
  PolicyChanged,
  CommandRejected;

  private static final Map<String, EventKind> BY_NAME =
      Stream.of(values()).collect(Collectors.toMap(EventKind::name, Function.identity()));

  /** The kind of `event`, or nothing for a kind that a newer version has written. */
  public static Optional<EventKind> of(Event event) {
    return Optional.ofNullable(BY_NAME.get(event.getKind()));
  }
}
