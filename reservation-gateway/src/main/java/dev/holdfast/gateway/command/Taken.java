package dev.holdfast.gateway.command;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Outcome;

/** What becomes of a command at the gateway. */
public sealed interface Taken {
  /** The stream has acknowledged it. */
  record Sent(Command command) implements Taken {}

  /** It was decided before; it is not sent again. */
  record Known(Command command, Outcome outcome) implements Taken {}

  /** The id stands for another command. */
  record Reused() implements Taken {}

  /** The item has no events, and this command would not give it any. */
  record UnknownItem() implements Taken {}
}
