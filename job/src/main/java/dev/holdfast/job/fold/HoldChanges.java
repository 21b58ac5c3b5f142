package dev.holdfast.job.fold;

import dev.holdfast.domain.HoldFold;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A commit with the reservations it changed, as they stand after it. */
public final class HoldChanges {
  public Commit commit;
  public List<Hold> holds;

  public HoldChanges() {}

  public HoldChanges(Commit commit, List<Hold> holds) {
    this.commit = commit;
    this.holds = holds;
  }

  /** The reservations that the commit changes, but which the fold has forgotten. */
  public Set<String> forgotten() {
    Set<String> forgotten = new LinkedHashSet<>();
    for (Event event : commit.getEvents()) {
      if (HoldFold.changesWhatStands(event)) {
        forgotten.add(event.getReservation());
      }
    }
    if (!forgotten.isEmpty()) {
      holds.forEach(hold -> forgotten.remove(hold.getReservation()));
    }
    return forgotten;
  }
}
