package dev.holdfast.domain;

import dev.holdfast.schema.Confirmation;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Outcome;
import java.util.Optional;
import java.util.UUID;

/**
 * Confirms whose outcome stands in their hold's row, so that a checkout costs one write and not
 * two. Their ids carry the reservation: `confirm:`, a UUID, `:`, the reservation. Only confirms: a
 * hold that was released may be placed again, and its row is then that of the new one.
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
   * Whether the row of the hold that `event` confirms says what became of its command. It says it
   * of one: a second confirm, which is done as well and confirms no units, has a row of its own,
   * and so has a part after which the rest is held on.
   *
   * @param event one that confirms a hold
   */
  static boolean isRecordedByHold(Event event) {
    return event.getCommand() != null
        && event.getCommandKind() != null
        && event.getContentHash() != null
        && event.getQuantity() != null
        && event.getQuantity() > 0
        && event.getExpiresAt() == null
        && reservation(event.getCommand())
            .filter(reservation -> reservation.equals(event.getReservation()))
            .isPresent();
  }

  /** What became of `command`, if it is the one that confirmed the hold. */
  public static Optional<Outcome> outcome(Hold hold, String command) {
    Confirmation recorded = hold.getConfirmation();
    if (recorded == null || !recorded.getCommand().equals(command)) {
      return Optional.empty();
    }
    return Optional.of(
        Outcome.newBuilder()
            .setItem(hold.getItem())
            .setCommand(command)
            .setKind(recorded.getKind())
            .setContentHash(recorded.getContentHash())
            .setResult("done")
            .setSeq(recorded.getSeq())
            .setAt(recorded.getAt())
            .build());
  }
}
