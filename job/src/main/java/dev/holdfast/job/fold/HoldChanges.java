package dev.holdfast.job.fold;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import java.util.List;

/** A commit with the reservations it changed, as they stand after it. */
public final class HoldChanges {
  public Commit commit;
  public List<Hold> holds;

  public HoldChanges() {}

  public HoldChanges(Commit commit, List<Hold> holds) {
    this.commit = commit;
    this.holds = holds;
  }
}
