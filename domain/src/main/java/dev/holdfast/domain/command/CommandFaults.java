package dev.holdfast.domain.command;

import dev.holdfast.domain.Confirmations;
import dev.holdfast.domain.DerivedIds;
import dev.holdfast.domain.IdGrammar;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import java.util.Optional;

/** What no gateway would have let through: deciding may rely on its absence. */
public final class CommandFaults {
  private static final int REASON_CHARS_MAX = 1_000;

  private CommandFaults() {}

  /** The first fault found, or nothing. */
  public static Optional<String> of(Command command) {
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
    if (isDerived(command.getCommand()) && !DerivedIds.isOfCommand(command.getCommand())) {
      return fault("command begins as only derived ids do");
    }
    Optional<String> ofKind = CommandHandlers.of(command).faults(command).stream().findFirst();
    boolean isNamed = command.getReservation() == null || isId(command.getReservation());
    return isNamed ? ofKind : ofKind.or(() -> fault("reservation is no id"));
  }

  private static boolean isDerived(String id) {
    return DerivedIds.PREFIXES.stream().anyMatch(id::startsWith);
  }

  /** A confirm's own kind of id is longer than others by what it says besides the reservation. */
  private static boolean isNamed(Command command) {
    String id = command.getCommand();
    if (id != null && DerivedIds.isOfCommand(id)) {
      return IdGrammar.isDerivedId(id);
    }
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
