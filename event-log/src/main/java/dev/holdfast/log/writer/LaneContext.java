package dev.holdfast.log.writer;

import dev.holdfast.log.Appender;
import dev.holdfast.log.Chance;
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
  final Chance chance;
  final WriterSettings settings;

  LaneContext(
      EventLog log,
      SnapshotStore snapshots,
      ReservationRows rows,
      Timekeeper time,
      Chance chance,
      WriterSettings settings) {
    this.appender = new Appender(log, time, chance);
    this.reader = new CommitReader(log);
    this.snapshots = snapshots;
    this.rows = rows;
    this.time = time;
    this.chance = chance;
    this.settings = settings;
  }
}
