package dev.holdfast.proof.audit;

import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.proof.stored.WholeTables;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Reads whole tables, strongly consistent, into the ledger. */
final class LogTables {
  private final WholeTables whole;
  private final Tables tables;

  LogTables(DynamoDbAsyncClient client, Tables tables) {
    this.whole = new WholeTables(client);
    this.tables = tables;
  }

  /** About how many rows there are to read; DynamoDB counts them anew every six hours. */
  long rowsAbout() {
    return whole.rowsAbout(tables.events())
        + whole.rowsAbout(tables.snapshots())
        + whole.rowsAbout(tables.availability());
  }

  /**
   * Reads everything.
   *
   * @param read hears how many more rows have been read
   */
  void readInto(Ledger ledger, LongConsumer read) throws SQLException {
    whole.read(tables.events(), row -> StoredRows.logged(ledger, row), read);
    whole.read(tables.snapshots(), row -> StoredRows.snapshot(ledger, row), read);
    whole.read(tables.availability(), row -> StoredRows.availability(ledger, row), read);
  }
}
