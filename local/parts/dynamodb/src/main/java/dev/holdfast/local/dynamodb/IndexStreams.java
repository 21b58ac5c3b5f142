package dev.holdfast.local.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;

/**
 * Gives the records of change streams an index by their shard. Whatever DynamoDB Local is asked, it
 * looks up the first record of each shard of the table; without an index it reads all records that
 * are older. From the end of the first shard on, after four hours, each request took longer the
 * more had been written until then.
 */
final class IndexStreams extends SQLiteJob<Void> {
  /**
   * A record's key, its sequence number, is part of the index by itself (sqlite.org/rowidtable).
   */
  private static final String INDEX = "CREATE INDEX IF NOT EXISTS \"us*ShardID\" ON us (ShardID)";

  @Override
  protected Void job(SQLiteConnection connection) throws SQLiteException {
    connection.exec(INDEX);
    return null;
  }
}
