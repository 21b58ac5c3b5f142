package dev.holdfast.domain;

import static dev.holdfast.domain.HoldEffect.RELEASE_DUPLICATE;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The newest open holds of an item: those that a shortfall falls to first. */
public final class NewestHolds {
  private NewestHolds() {}

  /**
   * The open holds, newest first, until their units add up to `units`.
   *
   * @param commits the item's newest commits, oldest first; of holds placed before them, nothing is
   *     told
   * @param holdsMax but no more than so many
   */
  public static List<Hold> covering(List<Commit> commits, long units, int holdsMax) {
    List<Hold> open = new ArrayList<>(openHolds(commits).values());
    List<Hold> newest = new ArrayList<>();
    long covered = 0;
    for (int i = open.size() - 1; i >= 0 && covered < units && newest.size() < holdsMax; i--) {
      newest.add(open.get(i));
      covered += Holds.reserved(open.get(i));
    }
    return newest;
  }

  /** In the order in which they were placed. */
  private static Map<String, Hold> openHolds(List<Commit> commits) {
    Map<String, Hold> open = new LinkedHashMap<>();
    for (Commit commit : commits) {
      for (Event event : commit.getEvents()) {
        if (event.getReservation() != null) {
          fold(open, commit, event);
        }
      }
    }
    open.values().removeIf(hold -> !Holds.isOpen(hold));
    return open;
  }

  private static void fold(Map<String, Hold> holds, Commit commit, Event event) {
    String reservation = event.getReservation();
    Hold before = holds.get(reservation);
    Hold after = HoldFold.apply(before, commit, event);
    if (after == null || isReleasedAsDuplicate(after, event)) {
      // A placing that turns out to be a duplicate: its first placing lies before these commits.
      holds.remove(reservation);
      return;
    }
    if (before == null || before.getPlacedSeq() != after.getPlacedSeq()) {
      holds.remove(reservation);
    }
    holds.put(reservation, after);
  }

  private static boolean isReleasedAsDuplicate(Hold hold, Event event) {
    return EventKind.of(event).filter(kind -> kind.effect() == RELEASE_DUPLICATE).isPresent()
        && event.getPlacedSeq() != null
        && event.getPlacedSeq() == hold.getPlacedSeq();
  }
}
