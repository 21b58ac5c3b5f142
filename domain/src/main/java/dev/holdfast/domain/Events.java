package dev.holdfast.domain;

import static dev.holdfast.domain.EventKind.CommandRejected;
import static dev.holdfast.domain.EventKind.DuplicateReservationReleased;
import static dev.holdfast.domain.EventKind.LateConfirmation;
import static dev.holdfast.domain.EventKind.PolicyChanged;
import static dev.holdfast.domain.EventKind.ReservationConfirmed;
import static dev.holdfast.domain.EventKind.ReservationExpired;
import static dev.holdfast.domain.EventKind.ReservationExtended;
import static dev.holdfast.domain.EventKind.ReservationPlaced;
import static dev.holdfast.domain.EventKind.ReservationReleased;
import static dev.holdfast.domain.EventKind.StockAdjusted;
import static dev.holdfast.domain.EventKind.StockCounted;
import static dev.holdfast.domain.EventKind.StockReceived;
import static dev.holdfast.domain.EventKind.StockReturned;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.DuplicatePlacing;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;

/** One function for each kind of event; here, and only here, deltas are written down. */
final class Events {
  private Events() {}

  static Event placed(ReserveRequest request, long expiresAt) {
    return new Event( // a builder would allocate four times as much, for every hold of a hot item
        ReservationPlaced.name(),
        /* onHandDelta= */ 0L,
        /* reservedDelta= */ request.quantity(),
        request.reservation(),
        request.cart(),
        request.quantity(),
        /* placedSeq= */ null,
        expiresAt,
        /* command= */ null,
        /* commandKind= */ null,
        /* contentHash= */ null,
        /* reason= */ null,
        /* counted= */ null,
        /* countedAtSeq= */ null,
        /* policy= */ null);
  }

  /** Quantity 0 answers a repeated confirm: the hold is confirmed already. */
  static Event confirmed(Command command, Hold hold, long quantity) {
    Event.Builder event = event(ReservationConfirmed, -quantity, -quantity);
    return outcomeOf(command, about(hold, quantity, event)).build();
  }

  static Event lateConfirmation(Command command, Hold hold, long quantity) {
    Event.Builder event = event(LateConfirmation, -quantity, 0);
    return outcomeOf(command, about(hold, quantity, event)).build();
  }

  /** Quantity 0 answers a repeated release: the hold is released already. */
  static Event released(Command command, Hold hold, long quantity) {
    Event.Builder event = event(ReservationReleased, 0, -quantity);
    return outcomeOf(command, about(hold, quantity, event)).build();
  }

  static Event extended(Command command, Hold hold, long expiresAt) {
    Event.Builder event = event(ReservationExtended, 0, 0).setExpiresAt(expiresAt);
    return outcomeOf(command, about(hold, hold.getQuantity(), event)).build();
  }

  static Event expired(String proposal, Hold hold) {
    long quantity = hold.getQuantity();
    Event.Builder event = event(ReservationExpired, 0, -quantity).setCommand(proposal);
    return about(hold, quantity, event).build();
  }

  /** Should it turn out to be a duplicate, its end is handed over as by a duplicate's release. */
  static Event withdrawn(Hold hold) {
    long quantity = hold.getQuantity();
    Event.Builder event =
        event(ReservationReleased, 0, -quantity)
            .setCommand(DerivedIds.withdrawal(hold))
            .setExpiresAt(hold.getExpiresAt());
    return about(hold, quantity, event).build();
  }

  static Event claimed(Hold hold) {
    Event.Builder event = event(ReservationExtended, 0, 0).setExpiresAt(hold.getExpiresAt());
    return about(hold, hold.getQuantity(), event.setCommand(DerivedIds.claim(hold))).build();
  }

  /** The duplicate of an open hold hands its later end over to it. */
  static Event duplicateReleased(String proposal, Hold hold, DuplicatePlacing duplicate) {
    long quantity = duplicate.getQuantity();
    Event.Builder event = event(DuplicateReservationReleased, 0, -quantity).setCommand(proposal);
    return about(hold, quantity, event)
        .setPlacedSeq(duplicate.getSeq())
        .setExpiresAt(
            Holds.isOpen(hold) ? Math.max(hold.getExpiresAt(), duplicate.getExpiresAt()) : null)
        .build();
  }

  static Event received(Command command) {
    return stock(command, StockReceived, command.getQuantity()).build();
  }

  static Event returned(Command command) {
    return stock(command, StockReturned, command.getQuantity()).build();
  }

  static Event adjusted(Command command) {
    return stock(command, StockAdjusted, command.getQuantity()).build();
  }

  static Event counted(Command command, long difference) {
    return stock(command, StockCounted, difference)
        .setCounted(command.getQuantity())
        .setCountedAtSeq(command.getCountedAtSeq())
        .build();
  }

  static Event policyChanged(Command command) {
    Event.Builder event = event(PolicyChanged, 0, 0).setPolicy(command.getPolicy());
    return outcomeOf(command, event).build();
  }

  static Event rejected(String proposal, Command command, String reason) {
    return outcomeOf(command, event(CommandRejected, 0, 0))
        .setCommand(proposal)
        .setReservation(command.getReservation())
        .setReason(reason)
        .build();
  }

  private static Event.Builder stock(Command command, EventKind kind, long difference) {
    return outcomeOf(command, event(kind, difference, 0))
        .setQuantity(difference)
        .setReason(command.getReason());
  }

  private static Event.Builder event(EventKind kind, long onHandDelta, long reservedDelta) {
    return Event.newBuilder()
        .setKind(kind.name())
        .setOnHandDelta(onHandDelta)
        .setReservedDelta(reservedDelta);
  }

  private static Event.Builder about(Hold hold, long quantity, Event.Builder event) {
    return event
        .setReservation(hold.getReservation())
        .setPlacedSeq(hold.getPlacedSeq())
        .setQuantity(quantity);
  }

  private static Event.Builder outcomeOf(Command command, Event.Builder event) {
    return event
        .setCommand(command.getCommand())
        .setCommandKind(command.getKind().name())
        .setContentHash(ContentHash.of(command));
  }
}
