package dev.holdfast.proof.simulate.stores;

import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.StockLevel;
import java.util.HashMap;
import java.util.Map;

/** The tables of the read models, as the service keeps them. */
public final class RowStore {
  private final World world;
  private final boolean snapshotsOnlyForward;
  private final Map<String, Hold> reservations = new HashMap<>();
  private final Map<String, StockLevel> snapshots = new HashMap<>();
  private final Map<String, Availability> availability = new HashMap<>();
  private final Map<String, Outcome> outcomes = new HashMap<>();

  /**
   * @param snapshotsOnlyForward whether a snapshot is written on the condition that the stored one
   *     is older
   */
  public RowStore(World world, boolean snapshotsOnlyForward) {
    this.world = world;
    this.snapshotsOnlyForward = snapshotsOnlyForward;
  }

  private static String key(String item, String id) {
    return Rows.key(item, id);
  }

  Void put(Hold hold) {
    reservations.merge(
        key(hold.getItem(), hold.getReservation()),
        hold,
        (there, next) -> there.getSeq() < next.getSeq() ? next : there);
    return null;
  }

  /** Returns whether the row then tells of as much: false if it is an older one of another. */
  boolean putIfSamePlacing(Hold hold) {
    Hold there = hold(hold.getItem(), hold.getReservation());
    boolean isOfOther =
        there != null
            && there.getSeq() < hold.getSeq()
            && there.getPlacedSeq() != hold.getPlacedSeq();
    if (!isOfOther) {
      put(hold);
    }
    return !isOfOther;
  }

  Void put(StockLevel level) {
    StockLevel there = snapshots.get(level.getItem());
    if (there == null || !snapshotsOnlyForward || there.getSeq() < level.getSeq()) {
      snapshots.put(level.getItem(), level);
      if (there != null && there.getSeq() > level.getSeq()) {
        world.findings.report("a snapshot goes back", there.getSeq() + " to " + level.getSeq());
      }
    }
    return null;
  }

  Void put(Availability row) {
    availability.merge(
        row.getItem(), row, (there, next) -> there.getSeq() < next.getSeq() ? next : there);
    return null;
  }

  Void put(Outcome outcome) {
    Outcome there = outcomes.put(key(outcome.getItem(), outcome.getCommand()), outcome);
    if (there != null && !there.equals(outcome)) {
      world.findings.report("an outcome changes", there + " to " + outcome);
    }
    return null;
  }

  /** The row, or null. */
  public Hold hold(String item, String reservation) {
    return reservations.get(key(item, reservation));
  }

  /** The row, or null. */
  public StockLevel snapshot(String item) {
    return snapshots.get(item);
  }

  /** The row, or null. */
  public Availability availability(String item) {
    return availability.get(item);
  }

  /** The row, or null. */
  public Outcome outcome(String item, String command) {
    return outcomes.get(key(item, command));
  }
}
