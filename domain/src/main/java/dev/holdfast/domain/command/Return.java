package dev.holdfast.domain.command;

import dev.holdfast.domain.EventKind;

/** Units came back from customers. */
final class Return extends StockCommand {
  Return() {
    super(NumberField.quantity(1));
  }

  @Override
  EventKind eventKind() {
    return EventKind.StockReturned;
  }
}
