package dev.holdfast.log.writer;

import dev.holdfast.log.Appender;
import dev.holdfast.log.CommitReader;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.Timekeeper;

/** What all lanes of a writer share. */
final class LaneContext {
  final Appender appender;
  final CommitReader reader;
  final SnapshotStore snapshots;
  final ReservationRows rows;
  final Timekeeper time;
  final WriterSettings settings;

  LaneContext(
      EventLog log,
      SnapshotStore snapshots,
      ReservationRows rows,
      Timekeeper time,
      WriterSettings settings) {
    this.appender = new Appender(log, time);
    this.reader = new CommitReader(log);
    this.snapshots = snapshots;
    this.rows = rows;
    this.time = time;
    this.settings = settings;
  }
}
