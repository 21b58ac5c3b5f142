package dev.holdfast.domain.command;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Reason;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A command about a hold. */
abstract class HoldCommand extends CommandHandler {
  HoldCommand(NumberField... numbers) {
    super(numbers);
  }

  @Override
  public final List<String> otherFaults(Command command) {
    List<String> faults = new ArrayList<>();
    if (command.getReservation() == null) {
      faults.add("reservation is no id");
    }
    addFaults(command, faults);
    return faults;
  }

  void addFaults(Command command, List<String> faults) {}

  @Override
  public final Optional<String> refusal(Hold hold, Command command) {
    return hold == null ? Optional.of(Reason.UNKNOWN_RESERVATION) : refusalOf(hold, command);
  }

  abstract Optional<String> refusalOf(Hold hold, Command command);

  /** Refuses all but two statuses; the reason is the word for what came first. */
  static Optional<String> unless(HoldStatus one, HoldStatus other, Hold hold) {
    HoldStatus status = hold.getStatus();
    return status == one || status == other ? Optional.empty() : Optional.of(status.name());
  }

  /** The outcome of `command`: an event about so many units of its hold. */
  static Event.Builder outcome(EventKind kind, Command command, Hold hold, long quantity) {
    return outcome(command, kind.event(hold, quantity));
  }
}
