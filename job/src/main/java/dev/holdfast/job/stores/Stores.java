package dev.holdfast.job.stores;

import dev.holdfast.log.Chance;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Items;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.Retention;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.Timekeeper;
import java.io.Serializable;

/** Where the log and the read models are. Each operator that needs them opens them for itself. */
public interface Stores extends Serializable {
  /**
   * @param user who opens them, for the names of threads
   */
  Opened open(String user);

  /** The stores, until they are closed. */
  interface Opened extends AutoCloseable {
    EventLog log();

    /** Those that the log has rows of. */
    Items items();

    /** Of the log's rows. */
    Retention retention();

    SnapshotStore snapshots();

    ReservationRows reservations();

    ReadModels readModels();

    /** Of webhooks; whoever asks for them closes them. */
    Receivers receivers();

    /** Told of what is appended. */
    default AppendWatch appends() {
      return AppendWatch.NONE;
    }

    /** By which they are tried again. */
    Timekeeper time();

    Chance chance();

    @Override
    void close();
  }
}
