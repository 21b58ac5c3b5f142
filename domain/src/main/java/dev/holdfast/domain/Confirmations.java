package dev.holdfast.domain;

import dev.holdfast.schema.Confirmation;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Outcome;
import java.util.Optional;
import java.util.UUID;

/**
 * Confirms whose outcome is told by their hold's row, so that a checkout costs one write and not
 * two. Their ids carry the reservation: `confirm:`, a UUID, `:`, the reservation. Only confirms: a
 * hold that was released may be placed again, and its row then tells of the new one.
 */
public final class Confirmations {
  /** No id that a caller gives begins so. */
  public static final String PREFIX = "confirm:";

  private static final int UUID_LENGTH = 36;
  private static final int RESERVATION_AT = PREFIX.length() + UUID_LENGTH + 1;

  private Confirmations() {}

  /** An id for a confirm whose sender gives none. */
  public static String id(UUID unique, String reservation) {
    return PREFIX + unique + ":" + reservation;
  }

  /** The reservation that a command's id carries; empty for all other ids. */
  public static Optional<String> reservation(String command) {
    boolean carries =
        command.startsWith(PREFIX)
            && command.length() > RESERVATION_AT
            && command.charAt(RESERVATION_AT - 1) == ':';
    return carries ? Optional.of(command.substring(RESERVATION_AT)) : Optional.empty();
  }

  /**
   * Whether the row of the hold that `event` confirms tells what became of its command. It tells of
   * one: a second confirm, which is done as well and confirms no units, has a row of its own.
   */
  public static boolean isToldByHold(Event event) {
    return isConfirmation(event)
        && reservation(event.getCommand())
            .filter(reservation -> reservation.equals(event.getReservation()))
            .isPresent();
  }

  /** What became of `command`, if it is the one that confirmed the hold. */
  public static Optional<Outcome> outcome(Hold hold, String command) {
    Confirmation told = hold.getConfirmation();
    if (told == null || !told.getCommand().equals(command)) {
      return Optional.empty();
    }
    return Optional.of(
        Outcome.newBuilder()
            .setItem(hold.getItem())
            .setCommand(command)
            .setKind(told.getKind())
            .setContentHash(told.getContentHash())
            .setResult("done")
            .setSeq(told.getSeq())
            .setAt(told.getAt())
            .build());
  }

  private static boolean isConfirmation(Event event) {
    return EventKind.of(event)
            .filter(
                kind ->
                    kind == EventKind.ReservationConfirmed || kind == EventKind.LateConfirmation)
            .isPresent()
        && event.getQuantity() != null
        && event.getQuantity() > 0
        && event.getCommand() != null
        && event.getCommandKind() != null
        && event.getContentHash() != null;
  }
}
