package dev.holdfast.local.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;

/**
 * Gives the records of change streams an index by their stream. Whatever DynamoDB Local is asked
 * about a table, it looks up the first record of the table's stream; without an index it reads all
 * records that other streams had before. So it is for a day after a table was restored under its
 * old name: with 400,000 records of the old one, each put took some tenths of a second.
 */
final class IndexStreams extends SQLiteJob<Void> {
  /**
   * A record's key, its sequence number, is part of the index by itself (sqlite.org/rowidtable).
   */
  private static final String INDEX = "CREATE INDEX IF NOT EXISTS \"us*StreamID\" ON us (StreamID)";

  @Override
  protected Void job(SQLiteConnection connection) throws SQLiteException {
    connection.exec(INDEX);
    return null;
  }
}
