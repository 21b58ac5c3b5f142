package dev.holdfast.domain;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import java.util.Optional;

/** Whether a command about a hold may be applied to what the log says of it. */
public final class HoldCommands {
  private HoldCommands() {}

  /**
   * @param hold the hold, or null if the log has not told of it
   * @return why the command is rejected; empty when it may be applied
   */
  public static Optional<String> refusal(Hold hold, Command command) {
    if (hold == null) {
      return Optional.of(Reason.UNKNOWN_RESERVATION);
    }
    switch (command.getKind()) {
      case confirm:
        return confirm(hold, command.getQuantity());
      case release:
        return unless(HoldStatus.held, HoldStatus.released, hold);
      case extend:
        return unless(HoldStatus.held, HoldStatus.held, hold);
      default:
        throw new IllegalArgumentException(command.getKind() + " is not about a hold");
    }
  }

  /** A repeat of what was confirmed is done already; after a part, all the rest is gone. */
  private static Optional<String> confirm(Hold hold, Long part) {
    long quantity = part == null ? hold.getQuantity() : part;
    switch (hold.getStatus()) {
      case released:
        return Optional.of(Reason.RELEASED);
      case confirmed:
        return quantity == hold.getConfirmedQuantity()
            ? Optional.empty()
            : Optional.of(Reason.CONFIRMED);
      default:
        return quantity <= hold.getQuantity()
            ? Optional.empty()
            : Optional.of(Reason.MORE_THAN_HELD);
    }
  }

  /** The reason is the word for what won. */
  private static Optional<String> unless(HoldStatus one, HoldStatus other, Hold hold) {
    HoldStatus status = hold.getStatus();
    return status == one || status == other ? Optional.empty() : Optional.of(status.name());
  }
}
