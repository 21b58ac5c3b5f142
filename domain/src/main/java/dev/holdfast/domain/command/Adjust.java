package dev.holdfast.domain.command;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Policies;
import dev.holdfast.schema.Command;
import java.util.List;

/** Units were found or are gone, and somebody says why. */
final class Adjust extends StockCommand {
  Adjust() {
    super(NumberField.quantity(-Policies.STOCK_MAX));
  }

  @Override
  void addFaults(Command command, List<String> faults) {
    if (command.getQuantity() != null && command.getQuantity() == 0) {
      faults.add("quantity must not be 0");
    }
    if (command.getReason() == null) {
      faults.add("reason is missing; an adjustment must say why");
    }
    super.addFaults(command, faults);
  }

  @Override
  EventKind eventKind() {
    return EventKind.StockAdjusted;
  }
}
