package dev.holdfast.domain.command;

import dev.holdfast.domain.EventKind;

/** Units came in from a supplier. */
final class Receive extends StockCommand {
  Receive() {
    super(NumberField.quantity(1));
  }

  @Override
  public boolean createsItem() {
    return true;
  }

  @Override
  EventKind eventKind() {
    return EventKind.StockReceived;
  }
}
