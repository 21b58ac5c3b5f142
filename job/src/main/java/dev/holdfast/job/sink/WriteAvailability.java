package dev.holdfast.job.sink;

import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Writes what search and product pages read. */
public final class WriteAvailability extends WriteRows<StockLevel, Void> {
  private ShortfallHolds shortfallHolds;

  public WriteAvailability(Stores stores) {
    super(stores, "write-availability");
  }

  @Override
  void use(Stores.Opened opened) {
    shortfallHolds = new ShortfallHolds(opened.log());
  }

  @Override
  CompletionStage<Void> write(StockLevel level, ReadModels models, PersistentWrites writes) {
    return writes.write(
        () ->
            shortfallHolds
                .of(level)
                .thenCompose(holds -> models.write(AvailabilityRow.of(level, holds))));
  }

  @Override
  List<Void> after(StockLevel level) {
    return List.of();
  }
}
