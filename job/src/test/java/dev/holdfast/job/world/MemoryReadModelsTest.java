package dev.holdfast.job.world;

import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.ReadModelsConformance;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.ReservationRowsConformance;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.SnapshotStoreConformance;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

class MemoryReadModelsTest {
  private final MemoryReadModels models = new MemoryReadModels();

  @Nested
  class Writing extends ReadModelsConformance {
    @Override
    protected ReadModels readModels() {
      return models;
    }

    @Override
    protected ReservationRows reservations() {
      return models::reservation;
    }

    @Override
    protected SnapshotStore snapshots() {
      return models::snapshot;
    }

    @Override
    protected Optional<Availability> availability(String item) {
      return Optional.ofNullable(models.availability(item));
    }
  }

  @Nested
  class ReadingSnapshots extends SnapshotStoreConformance {
    @Override
    protected SnapshotStore snapshots() {
      return models::snapshot;
    }

    @Override
    protected void store(StockLevel level) {
      await(models.write(level));
    }
  }

  @Nested
  class ReadingReservations extends ReservationRowsConformance {
    @Override
    protected ReservationRows reservations() {
      return models::reservation;
    }

    @Override
    protected void store(Hold hold) {
      await(models.write(hold));
    }
  }
}
