package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.log.SnapshotStore;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.schema.StockLevel;

/** Mistakes about which rows of the log may expire. */
final class ArchiveBreaks {
  private ArchiveBreaks() {}

  /** Retires what is not in cold storage yet. */
  static final class RetireUnarchived extends Wiring {
    @Override
    public Archived archivedWhen() {
      return Archived.WRITTEN;
    }
  }

  /** Takes a file for finished when its checkpoint is complete. */
  static final class RetireUnread extends Wiring {
    @Override
    public Archived archivedWhen() {
      return Archived.WITH_CHECKPOINT;
    }
  }

  /** Retires rows that readers who start from the snapshot need. */
  static final class RetireAboveSnapshot extends Wiring {
    @Override
    public SnapshotStore snapshotsToRetireBy(SnapshotStore snapshots) {
      return item ->
          snapshots
              .find(item)
              .thenApply(found -> found.map(level -> ahead(level, Integer.MAX_VALUE)));
    }

    private static StockLevel ahead(StockLevel level, long seq) {
      return new StockLevel(
          level.getItem(),
          seq,
          level.getAt(),
          level.getOnHand(),
          level.getReserved(),
          level.getPolicy());
    }
  }
}
