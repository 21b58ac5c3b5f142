package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.domain.StockFold;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.writer.ItemView;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.proof.simulate.actors.Scale;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.StockLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Mistakes a gateway could make. */
final class GatewayBreaks {
  private GatewayBreaks() {}

  /** Refuses by the level it has in memory. */
  static final class RefuseUnread extends Wiring {
    @Override
    public Request<ReserveAnswer> reserve(ReserveRequest wanted) {
      return new HastyReserve(wanted, false, (asked, view) -> true);
    }
  }

  /** Refuses because of accepts that are not written, and may never be. */
  static final class RefuseOnUnfinishedBatch extends Wiring {
    private final Map<String, Long> reservedAt = new HashMap<>();

    @Override
    public Request<ReserveAnswer> reserve(ReserveRequest wanted) {
      return new HastyReserve(wanted, false, this::countsUnwritten);
    }

    /** The first to be decided on a level sees it as it stands in the log. */
    private boolean countsUnwritten(ReserveRequest asked, ItemView view) {
      String level = asked.item() + "/" + view.level().getSeq();
      long least = reservedAt.merge(level, view.level().getReserved(), Math::min);
      return view.level().getReserved() > least;
    }
  }

  /** Tells a repeat what memory says of the hold, without a read. */
  static final class RepeatFromMemory extends Wiring {
    @Override
    public Request<ReserveAnswer> reserve(ReserveRequest wanted) {
      return new HastyReserve(wanted, true, (asked, view) -> false);
    }
  }

  /** Tells whoever names a key what became of it, whatever he sent under it. */
  static final class TellWhichever extends Wiring {
    @Override
    public Outcome told(long contentHash, Outcome outcome) {
      return outcome;
    }
  }

  /** Takes an id that memory does not know for a new one. */
  static final class NoLookUp extends Wiring {
    @Override
    public ReservationRows rows(ReservationRows rows) {
      return (item, reservation) -> CompletableFuture.completedFuture(Optional.empty());
    }
  }

  /** Starts from the newest level there is, though the read model tells of an older one. */
  static final class KeepLevel extends Wiring {
    @Override
    public SnapshotStore gatewaySnapshots(SnapshotStore snapshots, EventLog log) {
      return item ->
          snapshots
              .find(item)
              .thenCombine(
                  log.read(item, 0, EventLog.READ_LIMIT_MAX),
                  (snapshot, commits) -> snapshot.map(level -> folded(level, commits)));
    }

    private static StockLevel folded(StockLevel snapshot, List<Commit> commits) {
      StockLevel level = snapshot;
      for (Commit commit : commits) {
        if (commit.getSeq() == level.getSeq() + 1) {
          level = StockFold.apply(level, commit);
        }
      }
      return level;
    }
  }

  /** Trusts cached levels for longer than rows are kept. */
  static final class OldLevel extends Wiring {
    @Override
    public WriterSettings writerSettings() {
      return WriterSettings.forRetention(Scale.RETENTION.multipliedBy(1_000));
    }
  }
}
