package dev.holdfast.domain.command;

import dev.holdfast.domain.EventKind;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Proposal;
import java.util.ArrayList;
import java.util.List;

/** A command about what is on hand. Unless its page says otherwise, it depends on no hold. */
abstract class StockCommand extends CommandHandler {
  StockCommand(NumberField quantity) {
    super(quantity, NumberField.countedAtSeq(), NumberField.includesUnshipped());
  }

  @Override
  public final List<String> otherFaults(Command command) {
    List<String> faults = new ArrayList<>();
    if (command.getReservation() != null && !mayNameReservation()) {
      faults.add("reservation is for kind returned only");
    }
    addFaults(command, faults);
    return faults;
  }

  boolean mayNameReservation() {
    return false;
  }

  void addFaults(Command command, List<String> faults) {
    if (command.getCountedAtSeq() != null || command.getIncludesUnshipped() != null) {
      faults.add("countedAtSeq and includesUnshipped are for kind counted only");
    }
  }

  @Override
  public List<Event> events(Proposal proposal, AppendPoint point) {
    Command command = proposal.getCommand();
    return List.of(outcome(command, command.getQuantity()).build());
  }

  abstract EventKind eventKind();

  /** The outcome of `command`: so many units more on hand. */
  final Event.Builder outcome(Command command, long difference) {
    return outcome(command, eventKind().event(difference)).setReason(command.getReason());
  }
}
