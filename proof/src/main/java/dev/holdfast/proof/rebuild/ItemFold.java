package dev.holdfast.proof.rebuild;

import dev.holdfast.domain.CommandOutcomes;
import dev.holdfast.domain.HoldFold;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockFold;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.StockLevel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the log says of one item: its level, its reservations, what became of its commands. */
final class ItemFold {
  private final Map<String, Hold> holds = new LinkedHashMap<>();
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  private StockLevel level;

  ItemFold(String item) {
    level = Levels.empty(item);
  }

  /** Takes the commit that follows. */
  void apply(Commit commit) {
    level = StockFold.apply(level, commit);
    for (Event event : commit.getEvents()) {
      if (event.getReservation() != null) {
        Hold after = HoldFold.apply(holds.get(event.getReservation()), commit, event);
        if (after != null) {
          holds.put(event.getReservation(), after);
        }
      }
      if (CommandOutcomes.hasRow(event)) {
        // What was told first is final.
        outcomes.computeIfAbsent(event.getCommand(), command -> CommandOutcomes.of(commit, event));
      }
    }
  }

  StockLevel level() {
    return level;
  }

  Collection<Hold> holds() {
    return holds.values();
  }

  Collection<Outcome> outcomes() {
    return outcomes.values();
  }
}
