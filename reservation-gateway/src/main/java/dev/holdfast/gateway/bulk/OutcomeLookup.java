package dev.holdfast.gateway.bulk;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Outcome;
import java.util.Collection;
import java.util.Map;

/** What became of many commands. */
interface OutcomeLookup {
  /** The outcomes there are under their ids, whatever their content. */
  Map<Command, Outcome> find(Collection<Command> commands);

  /** The events that outcomes tell of; without those that have left the log. */
  Map<Outcome, Event> events(Collection<Outcome> outcomes);
}
