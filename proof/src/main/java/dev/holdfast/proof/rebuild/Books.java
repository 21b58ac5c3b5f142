package dev.holdfast.proof.rebuild;

import static dev.holdfast.proof.stored.InMemoryDatabase.quoted;

import dev.holdfast.proof.stored.InMemoryDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;

/**
 * The log, cold storage, and the read models as they are and as they must be, as tables of a
 * database in memory.
 */
final class Books implements AutoCloseable {
  private final InMemoryDatabase database;

  Books() throws SQLException {
    database = new InMemoryDatabase();
    database.run(
"""
create table logged(item varchar, seq bigint, commit_id varchar, written_at bigint, events blob);
create table archived(
  item varchar, seq bigint, position integer, commit_id varchar, written_at bigint, event varchar);
create table wanted(
  model varchar, key varchar, item varchar, seq bigint, "at" bigint, ttl bigint, has_ended boolean,
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
    database.run(
        """
        insert into archived
          select item, seq, position, commitId, epoch_ms("at"),
            json_merge_patch(to_json(t), json_object('expiresAt', epoch_ms(expiresAt)))
          from read_parquet(%s, hive_partitioning = false) t\
        """
            .formatted(quoted(file.toString())));
  }

  DuckDBAppender appender(String table) throws SQLException {
    return database.appender(table);
  }

  void each(String query, InMemoryDatabase.Taker taker) throws SQLException {
    database.each(query, taker);
  }

  long number(String query) throws SQLException {
    return database.number(query);
  }

  void empty(List<String> tables) throws SQLException {
    for (String table : tables) {
      database.run("delete from " + table);
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
