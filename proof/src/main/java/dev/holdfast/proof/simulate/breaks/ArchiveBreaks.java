package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.job.archive.ArchivedRange;
import dev.holdfast.job.flow.Flow;
import dev.holdfast.job.flow.Uids;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.proof.simulate.engine.Element;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.util.function.Consumer;
import java.util.function.Function;

/** Mistakes about which rows of the log may expire. */
final class ArchiveBreaks {
  private ArchiveBreaks() {}

  /** Retires what is not in cold storage yet. */
  static final class RetireUnarchived extends Wiring {
    @Override
    public Consumer<Object> edge(
        Flow.Edge edge, Consumer<Object> to, Function<String, Consumer<Object>> steps) {
      if (!edge.to().equals(Uids.ARCHIVE_EVENTS)) {
        return to;
      }
      return taken -> {
        to.accept(taken);
        if (taken instanceof Element element && element.value() instanceof Commit commit) {
          long seq = commit.getSeq();
          ArchivedRange range = new ArchivedRange(commit.getItem(), seq, seq);
          steps.apply(Uids.RETIRE_ROWS).accept(Element.of(range));
        }
      };
    }
  }

  /** Takes a file for finished when its checkpoint is complete. */
  static final class RetireUnread extends Wiring {
    @Override
    public boolean waitsForFiles() {
      return false;
    }
  }

  /** Retires rows that readers who start from the snapshot need. */
  static final class RetireAboveSnapshot extends Wiring {
    @Override
    public SnapshotStore snapshots(String user, SnapshotStore snapshots) {
      return user.equals(Uids.RETIRE_ROWS)
          ? item ->
              snapshots
                  .find(item)
                  .thenApply(found -> found.map(level -> ahead(level, Integer.MAX_VALUE)))
          : snapshots;
    }

    private static StockLevel ahead(StockLevel level, long seq) {
      return new StockLevel(
          level.getItem(),
          seq,
          level.getAt(),
          level.getOnHand(),
          level.getReserved(),
          level.getPolicy(),
          level.getAlert());
    }
  }
}
