package dev.holdfast.local.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import java.io.File;

/**
 * Folds the write-ahead log into the database. SQLite would do so by itself, but not for a
 * connection that always reads, as DynamoDB Local's seems to: its log grew for ever, and every read
 * searched all of it. Another connection may; and in the turn of one of its jobs nobody writes, so
 * that the log is folded to its end and begins anew. Most of it is folded before that turn comes,
 * beside the writers: what is left for the turn makes no put wait long.
 */
final class FoldLog extends SQLiteJob<Void> {
  @Override
  protected Void job(SQLiteConnection connection) throws SQLiteException {
    fold(connection.getDatabaseFile());
    return null;
  }

  /** Folds what no writer holds back, by a connection of its own. */
  static void fold(File database) throws SQLiteException {
    var other = new SQLiteConnection(database);
    try {
      other.open(false);
      other.exec("PRAGMA wal_checkpoint(PASSIVE)");
    } finally {
      other.dispose();
    }
  }

  @Override
  protected void jobError(Throwable failure) {
    System.err.println("The write-ahead log could not be folded in: " + failure);
  }
}
