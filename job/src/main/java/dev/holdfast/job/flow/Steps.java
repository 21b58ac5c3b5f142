package dev.holdfast.job.flow;

import dev.holdfast.domain.alert.AlertSettings;
import dev.holdfast.domain.decide.DeciderSettings;
import dev.holdfast.job.alert.WatchStock;
import dev.holdfast.job.append.AppendProposals;
import dev.holdfast.job.archive.ArchivedRange;
import dev.holdfast.job.archive.GatherCommits;
import dev.holdfast.job.archive.RetireRows;
import dev.holdfast.job.decide.DecideCommands;
import dev.holdfast.job.fold.FoldLevels;
import dev.holdfast.job.fold.FoldReservations;
import dev.holdfast.job.fold.HoldChanges;
import dev.holdfast.job.fold.PublishOutcomes;
import dev.holdfast.job.order.RestoreCommitOrder;
import dev.holdfast.job.sink.WriteAvailability;
import dev.holdfast.job.sink.WriteReservations;
import dev.holdfast.job.sink.WriteSnapshots;
import dev.holdfast.job.step.AsyncStep;
import dev.holdfast.job.step.KeyedCoStep;
import dev.holdfast.job.step.KeyedStep;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.webhook.DeliverWebhooks;
import dev.holdfast.log.writer.HeapBudget;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.ParkedWebhook;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import java.io.Serializable;
import java.util.List;

/**
 * The steps of the job, each with its settings and bounds, which stand here and nowhere else: Flink
 * and the simulator both take them from here. What flows from which to which, {@link Flow} says.
 */
public final class Steps implements Serializable {
  /**
   * Flink's `pipeline.max-parallelism`: how many key groups there are. It belongs to the state, so
   * that a job with another one cannot restore it.
   */
  public static final int MAX_PARALLELISM = 128;

  /** Finished files to be read in one subtask, all but one of them waiting for their turn. */
  public static final int FILES_UNDER_WAY = 100;

  /** Alerts that one subtask appends at a time: each is of another item, and none is urgent. */
  private static final int ALERTS_UNDER_WAY = 20;

  /** An item has an alert now and then; little is worth remembering till the next. */
  private static final int ALERTS_HEAP_PERCENT = 1;

  private static final long serialVersionUID = 1L;

  private final StepSettings settings;
  private final Stores stores;

  public Steps(StepSettings settings, Stores stores) {
    this.settings = settings;
    this.stores = stores;
  }

  public KeyedCoStep<Commit, Command, Commit> restoreCommitOrder() {
    return new KeyedCoStep<>(
        Uids.RESTORE_COMMIT_ORDER, () -> new RestoreCommitOrder(stores, settings.holePatience()));
  }

  public KeyedCoStep<Commit, Command, List<Proposal>> decideCommands() {
    return new KeyedCoStep<>(
        Uids.DECIDE_COMMANDS,
        () -> new DecideCommands(new DeciderSettings(settings.grace(), settings.memory())));
  }

  public AsyncStep<List<Proposal>, Void> appendProposals() {
    return append(
        Uids.APPEND_PROPOSALS, settings.proposalsUnderWay(), settings.appendHeapPercent());
  }

  private AsyncStep<List<Proposal>, Void> append(String uid, int underWay, int heapPercent) {
    return AsyncStep.unordered(
        uid,
        underWay,
        () ->
            new AppendProposals(
                uid,
                stores,
                WriterSettings.forRetention(settings.retention())
                    .with(settings.policies())
                    .within(HeapBudget.ofHeap(heapPercent)),
                AppendProposals.DEADLINE));
  }

  public KeyedStep<Commit, HoldChanges> foldReservations() {
    return new KeyedStep<>(Uids.FOLD_RESERVATIONS, () -> new FoldReservations(settings.memory()));
  }

  /** In order, so that no level comes before the reservations it covers stand. */
  public AsyncStep<HoldChanges, Commit> writeReservations() {
    return AsyncStep.ordered(
        Uids.WRITE_RESERVATIONS, settings.writesUnderWay(), () -> new WriteReservations(stores));
  }

  public KeyedStep<Commit, StockLevel> foldLevels() {
    return new KeyedStep<>(
        Uids.FOLD_LEVELS,
        () ->
            new FoldLevels(
                settings.policies(), settings.conflation(), settings.snapshotInterval()));
  }

  public AsyncStep<StockLevel, Void> writeSnapshots() {
    return AsyncStep.unordered(
        Uids.WRITE_SNAPSHOTS, settings.writesUnderWay(), () -> new WriteSnapshots(stores));
  }

  public AsyncStep<StockLevel, Void> writeAvailability() {
    return AsyncStep.unordered(
        Uids.WRITE_AVAILABILITY, settings.writesUnderWay(), () -> new WriteAvailability(stores));
  }

  public KeyedStep<StockLevel, List<Proposal>> watchStock() {
    return new KeyedStep<>(
        Uids.WATCH_STOCK,
        () -> new WatchStock(new AlertSettings(settings.alertsWorse(), settings.alertsBetter())));
  }

  /** By a writer of its own: to wait for decide's would break the task in which that appends. */
  public AsyncStep<List<Proposal>, Void> appendAlerts() {
    return append(Uids.APPEND_ALERTS, ALERTS_UNDER_WAY, ALERTS_HEAP_PERCENT);
  }

  public KeyedStep<Commit, Outcome> publishOutcomes() {
    return new KeyedStep<>(Uids.TELL_OUTCOMES, () -> new PublishOutcomes(settings.memory()));
  }

  public KeyedStep<Commit, ParkedWebhook> deliverWebhooks() {
    return new KeyedStep<>(
        Uids.DELIVER_WEBHOOKS,
        () -> new DeliverWebhooks(stores, settings.webhooks(), settings.webhooksPatience()));
  }

  public KeyedStep<Commit, Commit> gatherCommits() {
    return new KeyedStep<>(
        Uids.GATHER_COMMITS, () -> new GatherCommits(settings.archiveInterval()));
  }

  /** The key by which {@link #gatherCommits} gathers. */
  public int archiveShard(Commit commit) {
    return GatherCommits.shard(commit.getItem(), settings.archiveShards());
  }

  public KeyedStep<ArchivedRange, Void> retireRows() {
    return new KeyedStep<>(
        Uids.RETIRE_ROWS,
        () -> new RetireRows(stores, settings.retention(), settings.retireRowsPerSecond()));
  }
}
