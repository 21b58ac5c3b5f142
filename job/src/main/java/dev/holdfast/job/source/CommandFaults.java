package dev.holdfast.job.source;

import dev.holdfast.domain.Confirmations;
import dev.holdfast.domain.DerivedIds;
import dev.holdfast.domain.IdGrammar;
import dev.holdfast.domain.Policies;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import java.util.List;
import java.util.Optional;

/** What no gateway would have let through: deciding may rely on its absence. */
final class CommandFaults {
  private static final int REASON_CHARS_MAX = 1_000;

  private CommandFaults() {}

  /** The first fault found, or nothing. */
  static Optional<String> of(Command command) {
    if (!isId(command.getItem())) {
      return fault("item is no id");
    }
    if (!isNamed(command)) {
      return fault("command is no id");
    }
    if (command.getSeq() < 0) {
      return fault("seq is below 0");
    }
    if (command.getReason() != null && command.getReason().length() > REASON_CHARS_MAX) {
      return fault("reason is longer than " + REASON_CHARS_MAX + " characters");
    }
    if (DerivedIds.PREFIXES.stream().anyMatch(command.getCommand()::startsWith)) {
      return fault("command begins as only derived ids do");
    }
    return ofKind(command);
  }

  private static Optional<String> ofKind(Command command) {
    switch (command.getKind()) {
      case received:
      case returned:
        return noHold(command).or(() -> quantity(command, 1, Policies.QUANTITY_MAX));
      case adjusted:
        return noHold(command)
            .or(() -> quantity(command, -Policies.QUANTITY_MAX, Policies.QUANTITY_MAX));
      case counted:
        return noHold(command).or(() -> counted(command));
      case confirm:
        return command.getQuantity() == null
            ? hold(command)
            : hold(command).or(() -> quantity(command, 1, Policies.QUANTITY_MAX));
      case release:
        return hold(command);
      case extend:
        return hold(command).or(() -> holdSeconds(command));
      case policy:
        return noHold(command).or(() -> policy(command));
      case nudge:
        return Optional.empty();
    }
    return fault("unknown kind");
  }

  private static Optional<String> counted(Command command) {
    Long unshipped = command.getIncludesUnshipped();
    if (unshipped != null && (unshipped < 0 || unshipped > Policies.QUANTITY_MAX)) {
      return fault("includesUnshipped is out of range");
    }
    if (command.getCountedAtSeq() != null && command.getCountedAtSeq() < 0) {
      return fault("countedAtSeq is below 0");
    }
    return quantity(command, 0, Policies.QUANTITY_MAX);
  }

  private static Optional<String> quantity(Command command, long min, long max) {
    Long quantity = command.getQuantity();
    return quantity == null || quantity < min || quantity > max
        ? fault("quantity is missing or out of range")
        : Optional.empty();
  }

  private static Optional<String> hold(Command command) {
    return isId(command.getReservation()) ? Optional.empty() : fault("reservation is no id");
  }

  private static Optional<String> noHold(Command command) {
    return command.getReservation() == null
        ? Optional.empty()
        : fault("a command about stock names a reservation");
  }

  private static Optional<String> holdSeconds(Command command) {
    Integer holdSeconds = command.getHoldSeconds();
    return holdSeconds == null || holdSeconds < 1 || holdSeconds > Policies.HOLD_SECONDS_MAX
        ? fault("holdSeconds is missing or out of range")
        : Optional.empty();
  }

  private static Optional<String> policy(Command command) {
    if (command.getPolicy() == null) {
      return fault("policy is missing");
    }
    List<String> faults = Policies.faults(command.getPolicy());
    return faults.isEmpty() ? Optional.empty() : fault(String.join("; ", faults));
  }

  /** A confirm's own kind of id is longer than others by what it says besides the reservation. */
  private static boolean isNamed(Command command) {
    String id = command.getCommand();
    Optional<String> confirmed = id == null ? Optional.empty() : Confirmations.reservation(id);
    return confirmed.isEmpty()
        ? isId(id) && !id.startsWith(Confirmations.PREFIX)
        : command.getKind() == CommandKind.confirm
            && confirmed.get().equals(command.getReservation())
            && isId(id.substring(0, id.length() - confirmed.get().length()));
  }

  private static boolean isId(String id) {
    return id != null && IdGrammar.isId(id);
  }

  private static Optional<String> fault(String fault) {
    return Optional.of(fault);
  }
}
