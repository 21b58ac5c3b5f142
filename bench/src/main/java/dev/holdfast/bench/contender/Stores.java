package dev.holdfast.bench.contender;

import dev.holdfast.log.EventLog;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.util.Iterator;

/** A log and what a writer reads beside it, with a back door for what lies in the past. */
interface Stores extends AutoCloseable {
  EventLog log();

  /** The same log for one who says who he is. */
  EventLog log(String writer);

  SnapshotStore snapshots();

  ReservationRows reservations();

  /** Puts commits that nobody else knows of where appends would have put them, but faster. */
  void load(Iterator<Commit> past);

  /** Writes snapshots, as the job would. */
  void snapshot(Iterator<StockLevel> levels);

  @Override
  void close();
}
