package dev.holdfast.proof.simulate.check;

import dev.holdfast.schema.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * What one item's shelf holds by the count of the latest moment: what was counted then, less what
 * is owed, and all that has come and gone since.
 */
final class CountBooks {
  /** Units that came and went but for what counts found, after each commit; at 0 before all. */
  private final List<Long> moved = new ArrayList<>(List.of(0L));

  private long now;
  private long latest = -1;
  private long stated;

  /** An event of the commit under way. */
  void add(Event event) {
    now += event.getKind().equals("StockCounted") ? 0 : event.getOnHandDelta();
  }

  /** The commit has ended. */
  void note() {
    moved.add(now);
  }

  /**
   * Somebody counted.
   *
   * @param moment the seq after which
   * @param onHand what the log said then; below 0 so many are owed
   * @param units that were there and not sold
   * @return whether it stands, as no count of a later moment does
   */
  boolean count(long moment, long onHand, long units) {
    if (moment < latest) {
      return false;
    }
    latest = moment;
    stated = units + Math.min(0, onHand);
    return true;
  }

  /** By the count that stands. */
  long onHand() {
    return stated + now - moved.get((int) latest);
  }
}
