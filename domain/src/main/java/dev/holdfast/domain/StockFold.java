package dev.holdfast.domain;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Policy;
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
    StockLevel after = plus(level, commit.getEvents());
    return new StockLevel(
        level.getItem(),
        commit.getSeq(),
        commit.getAt(),
        after.getOnHand(),
        after.getReserved(),
        after.getPolicy());
  }

  /** The level with `events` added that no commit holds yet; its seq stays as it is. */
  public static StockLevel plus(StockLevel level, List<Event> events) {
    long onHand = level.getOnHand();
    long reserved = level.getReserved();
    Policy policy = level.getPolicy();
    for (Event event : events) {
      onHand += event.getOnHandDelta();
      reserved += event.getReservedDelta();
      policy = event.getPolicy() == null ? policy : event.getPolicy();
    }
    return new StockLevel(level.getItem(), level.getSeq(), level.getAt(), onHand, reserved, policy);
  }
}
