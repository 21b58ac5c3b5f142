package dev.holdfast.domain.command;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Proposal;
import java.util.List;

/** A command without effect, whose stamp says which commits there are. */
final class Nudge extends CommandHandler {
  @Override
  public List<String> otherFaults(Command command) {
    return List.of();
  }

  @Override
  public boolean isDecided() {
    return false;
  }

  @Override
  public List<Event> events(Proposal proposal, AppendPoint point) {
    throw new IllegalArgumentException("a nudge has no effect to propose");
  }
}
