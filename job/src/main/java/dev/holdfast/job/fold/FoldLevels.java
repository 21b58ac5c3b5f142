package dev.holdfast.job.fold;

import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.domain.operator.Cell;
import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.domain.operator.Output;
import dev.holdfast.domain.operator.Setup;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Time;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;

/**
 * Folds each item's level and hands it on now and then, see {@link LevelFold}; beside them, the
 * levels worth a snapshot, see {@link SnapshotPace}.
 */
public final class FoldLevels implements KeyedOperator<Commit, StockLevel> {
  /** The levels to write back as snapshots. */
  public static final Output<StockLevel> SNAPSHOTS =
      new Output<>("snapshots", StateType.record(StockLevel.class));

  private final ShopPolicies policies;
  private final long intervalMillis;
  private final long snapshotIntervalMillis;
  private Cell<StockLevel> level;
  private LevelFold fold;
  private SnapshotPace snapshots;
  private Shortfalls shortfalls;

  /**
   * @param policies what the levels are shown by, beside the items' own policies; snapshots know
   *     nothing of them
   * @param interval the least time between two levels of one item
   * @param snapshotInterval how long an item's snapshot may be behind
   */
  public FoldLevels(ShopPolicies policies, Duration interval, Duration snapshotInterval) {
    this.policies = policies;
    this.intervalMillis = interval.toMillis();
    this.snapshotIntervalMillis = snapshotInterval.toMillis();
  }

  @Override
  public Time time() {
    return Time.PROCESSING;
  }

  @Override
  public void open(Setup<StockLevel> setup) {
    level = setup.cell("level", StateType.record(StockLevel.class));
    Cell<Long> quietUntil = setup.cell("quietUntil", StateType.LONG);
    Cell<Long> coveredSeq = setup.cell("coveredSeq", StateType.LONG);
    Cell<Long> coverDue = setup.cell("coverDue", StateType.LONG);
    fold = new LevelFold(setup.turn(), level, quietUntil, policies, intervalMillis);
    snapshots =
        new SnapshotPace(setup.turn(), SNAPSHOTS, coveredSeq, coverDue, snapshotIntervalMillis);
    shortfalls = new Shortfalls(setup);
    setup.gauge("policiesFingerprint", policies::fingerprint);
  }

  @Override
  public void onElement(Commit commit) {
    StockLevel folded = fold.onCommit(commit, snapshots.due());
    snapshots.onLevel(folded);
    shortfalls.note(policies.inForce(folded));
  }

  @Override
  public void onTime(long time) {
    fold.onTime(time);
    snapshots.onTime(time, level.get());
  }
}
