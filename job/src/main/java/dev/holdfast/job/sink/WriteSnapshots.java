package dev.holdfast.job.sink;

import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.flink.api.common.typeinfo.Types;

/** Writes levels back as snapshots, from which readers of the log start. */
public final class WriteSnapshots extends WriteRows<StockLevel, Void> {
  private static final long serialVersionUID = 1L;

  public WriteSnapshots(Stores stores) {
    super(stores, "write-snapshots", Types.VOID);
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
