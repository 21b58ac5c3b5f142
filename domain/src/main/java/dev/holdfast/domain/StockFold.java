package dev.holdfast.domain;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Policy;
import dev.holdfast.schema.StockAlert;
import dev.holdfast.schema.StockLevel;
import java.util.List;

/** The level after a commit. Since events state their deltas, folding is addition. */
public final class StockFold {
  private StockFold() {}

  /**
   * @throws IllegalStateException if `commit` is not the one that follows `level`
   */
  public static StockLevel apply(StockLevel level, Commit commit) {
    if (commit.getSeq() != level.getSeq() + 1 || !commit.getItem().equals(level.getItem())) {
      throw new IllegalStateException(
          "commit " + commit.getItem() + "/" + commit.getSeq() + " does not follow " + level);
    }
    return plus(level, commit.getEvents(), commit.getSeq(), commit.getAt());
  }

  /** The level with `events` added that no commit holds yet; its seq stays as it is. */
  public static StockLevel plus(StockLevel level, List<Event> events) {
    return plus(level, events, level.getSeq(), level.getAt());
  }

  private static StockLevel plus(StockLevel level, List<Event> events, long seq, long at) {
    long onHand = level.getOnHand();
    long reserved = level.getReserved();
    Policy policy = level.getPolicy();
    StockAlert alert = level.getAlert();
    for (Event event : events) {
      onHand += event.getOnHandDelta();
      reserved += event.getReservedDelta();
      policy = event.getPolicy() == null ? policy : event.getPolicy();
      alert = StockAlerts.after(alert, event, seq, at);
    }
    return new StockLevel(level.getItem(), seq, at, onHand, reserved, policy, alert);
  }
}
