package dev.holdfast.proof.rebuild;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The log, cold storage, and the read models as they are and as they must be, as tables of a
 * database in memory, which sorts and joins what no heap need hold.
 */
final class Books implements AutoCloseable {
  private final DuckDBConnection database;

  Books() throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("jdbc_stream_results", "true");
    database = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings);
    run(
"""
create table logged(item varchar, seq bigint, commit_id varchar, written_at bigint, events blob);
create table archived(
  item varchar, seq bigint, position integer, commit_id varchar, written_at bigint, event varchar);
create table wanted(
  model varchar, key varchar, item varchar, seq bigint, ttl bigint, has_ended boolean,
  compared varchar);
create table stored(model varchar, key varchar, item varchar, seq bigint, compared varchar);
create table left_as_it_is(item varchar, why varchar);
create table to_put_back(item varchar, seq bigint);
""");
  }

  /**
   * Takes what a file of cold storage has.
   *
   * @throws SQLException if it can't be read; then nothing of it was taken
   */
  void archive(Path file) throws SQLException {
    run(
        """
        insert into archived
          select item, seq, position, commitId, epoch_ms("at"),
            json_merge_patch(to_json(t), json_object('expiresAt', epoch_ms(expiresAt)))
          from read_parquet('%s', hive_partitioning = false) t\
        """
            .formatted(file.toString().replace("'", "''")));
  }

  DuckDBAppender appender(String table) throws SQLException {
    return database.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
  }

  /** Takes the rows of a query, one after the other. */
  interface Taker {
    void take(ResultSet row) throws SQLException;
  }

  /** In a connection of its own, so that others may be written to meanwhile. */
  void each(String query, Taker taker) throws SQLException {
    try (DuckDBConnection own = database.duplicate();
        Statement statement = own.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        taker.take(rows);
      }
    }
  }

  long number(String query) throws SQLException {
    long[] number = new long[1];
    each(query, row -> number[0] = row.getLong(1));
    return number[0];
  }

  void empty(List<String> tables) throws SQLException {
    for (String table : tables) {
      run("delete from " + table);
    }
  }

  private void run(String statements) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(statements);
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
