package dev.holdfast.job.sink;

import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.flink.api.common.typeinfo.Types;

/** Writes what search and product pages read. */
public final class WriteAvailability extends WriteRows<StockLevel, Void> {
  private static final long serialVersionUID = 1L;

  public WriteAvailability(Stores stores) {
    super(stores, "write-availability", Types.VOID);
  }

  @Override
  CompletionStage<Void> write(StockLevel level, ReadModels models, PersistentWrites writes) {
    Availability row = AvailabilityRow.of(level);
    return writes.write(() -> models.write(row));
  }

  @Override
  List<Void> after(StockLevel level) {
    return List.of();
  }
}
