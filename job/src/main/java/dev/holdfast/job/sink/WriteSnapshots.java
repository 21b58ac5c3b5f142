package dev.holdfast.job.sink;

import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Writes levels back as snapshots, from which readers of the log start. */
public final class WriteSnapshots extends WriteRows<StockLevel, Void> {
  public WriteSnapshots(Stores stores) {
    super(stores, "write-snapshots");
  }

  @Override
  CompletionStage<Void> write(StockLevel level, ReadModels models, PersistentWrites writes) {
    return writes.write(() -> models.write(level));
  }

  @Override
  List<Void> after(StockLevel level) {
    return List.of();
  }
}
