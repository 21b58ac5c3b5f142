package dev.holdfast.job.sink;

import dev.holdfast.job.fold.HoldChanges;
import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Writes the reservations a commit changed, and hands the commit on once their rows stand. */
public final class WriteReservations extends WriteRows<HoldChanges, Commit> {
  private static final long serialVersionUID = 1L;

  /** Commits under way in one subtask. */
  public static final int CAPACITY = 100;

  /** Rows of one commit written at a time; a commit may have a thousand. */
  private static final int AT_A_TIME = 20;

  public WriteReservations(Stores stores) {
    super(stores, "write-reservations", RecordTypes.COMMIT);
  }

  @Override
  CompletionStage<Void> write(HoldChanges changes, ReadModels models, PersistentWrites writes) {
    CompletionStage<Void> done = CompletableFuture.completedFuture(null);
    List<Hold> holds = changes.holds;
    for (int i = 0; i < holds.size(); i += AT_A_TIME) {
      List<Hold> some = holds.subList(i, Math.min(i + AT_A_TIME, holds.size()));
      done = done.thenCompose(written -> writeAll(some, models, writes));
    }
    return done;
  }

  private static CompletionStage<Void> writeAll(
      List<Hold> holds, ReadModels models, PersistentWrites writes) {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    holds.forEach(hold -> all.add(writes.write(() -> models.write(hold)).toCompletableFuture()));
    return CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0]));
  }

  @Override
  List<Commit> after(HoldChanges changes) {
    return List.of(changes.commit);
  }
}
