package dev.holdfast.job.sink;

import dev.holdfast.job.fold.HoldChanges;
import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.schema.Commit;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Writes the reservations a commit changed, and hands the commit on once their rows stand. */
public final class WriteReservations extends WriteRows<HoldChanges, Commit> {
  public WriteReservations(Stores stores) {
    super(stores, "write-reservations");
  }

  @Override
  CompletionStage<Void> write(HoldChanges changes, ReadModels models, PersistentWrites writes) {
    return HoldWrites.write(changes.holds, models, writes);
  }

  @Override
  List<Commit> after(HoldChanges changes) {
    return List.of(changes.commit);
  }
}
