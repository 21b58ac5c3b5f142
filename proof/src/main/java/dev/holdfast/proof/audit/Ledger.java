package dev.holdfast.proof.audit;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The log, the read models and the archive side by side, as tables of a database in memory. It adds
 * up the deltas by itself: an audit that shared the system's own fold would share its mistakes.
 */
final class Ledger implements AutoCloseable {
  private final DuckDBConnection database;
  private final DuckDBAppender log;
  private final DuckDBAppender snapshots;
  private final DuckDBAppender availability;

  /** A level as the log, a read model or the archive has it. */
  record Level(String item, long seq, long onHand, long reserved) {}

  Ledger() throws SQLException {
    database = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
    run(
        """
        create table log(
          item varchar, seq bigint, events bigint, on_hand bigint, reserved bigint, ttl bigint);
        create macro state_of(seq, on_hand, reserved) as
          'seq ' || seq || ': ' || on_hand || ' on hand, ' || reserved || ' reserved';
        create table snapshot(
          item varchar, seq bigint, on_hand bigint, reserved bigint,
          state varchar as (state_of(seq, on_hand, reserved)));
        create table availability(
          item varchar, seq bigint, on_hand bigint, reserved bigint,
          state varchar as (state_of(seq, on_hand, reserved)));
        create table unreadable_commit(item varchar, seq bigint, why varchar);
        create table unreadable_level(item varchar, kind varchar, why varchar);
        """);
    log = appender("log");
    snapshots = appender("snapshot");
    availability = appender("availability");
  }

  private DuckDBAppender appender(String table) throws SQLException {
    return database.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
  }

  /**
   * Takes a row of the log.
   *
   * @param ttl epoch seconds; null for none
   */
  void logged(Commit commit, Long ttl) throws SQLException {
    log.beginRow();
    log.append(commit.getItem());
    log.append(commit.getSeq());
    log.append((long) commit.getEvents().size());
    log.append(commit.getEvents().stream().mapToLong(Event::getOnHandDelta).sum());
    log.append(commit.getEvents().stream().mapToLong(Event::getReservedDelta).sum());
    if (ttl == null) {
      log.appendNull();
    } else {
      log.append((long) ttl);
    }
    log.endRow();
  }

  /** Notes a row of the log that is no commit. What its item adds up to is not known then. */
  void unreadableCommit(String item, long seq, String why) throws SQLException {
    insert("unreadable_commit", quoted(item), Long.toString(seq), quoted(why));
  }

  /**
   * Notes a row of a read model that is no level.
   *
   * @param kind which read model: snapshot or availability
   */
  void unreadableLevel(String item, String kind, String why) throws SQLException {
    insert("unreadable_level", quoted(item), quoted(kind), quoted(why));
  }

  void snapshot(Level level) throws SQLException {
    append(snapshots, level);
  }

  void availability(Level level) throws SQLException {
    append(availability, level);
  }

  private static void append(DuckDBAppender table, Level level) throws SQLException {
    table.beginRow();
    table.append(level.item());
    table.append(level.seq());
    table.append(level.onHand());
    table.append(level.reserved());
    table.endRow();
  }

  /**
   * Reads the archive, after everything else has been taken.
   *
   * @param files Parquet files; one that can't be read is noted, and the others are read
   */
  void archive(List<Path> files) throws SQLException {
    log.close();
    snapshots.close();
    availability.close();
    run(
        """
        create table archive(
          item varchar, seq bigint, position integer, onHandDelta bigint, reservedDelta bigint);
        create table unreadable_file(file varchar, why varchar);
        """);
    for (Path file : files) {
      archive(file);
    }
    run(
        """
        create table archived_commit as
          select item, seq, count(*) as events, sum(onHandDelta)::bigint as on_hand,
            sum(reservedDelta)::bigint as reserved
          from archive group by item, seq;
        create table archive_level as
          select item, state_of(max(seq), sum(on_hand), sum(reserved)) as state
          from archived_commit group by item;
        create table level as
          with kept as (
            select item, min(seq) as oldest, max(seq) as newest, count(*) as commits,
              sum(on_hand) as on_hand, sum(reserved) as reserved
            from log anti join unreadable_commit using (item) group by item),
          below as (
            select item, count(*) as commits, sum(a.on_hand) as on_hand, sum(a.reserved) as reserved
            from archived_commit a join kept using (item) where a.seq < oldest group by item)
          select item, oldest, newest, kept.commits as commits,
            coalesce(below.commits, 0) as commits_below,
            state_of(newest, kept.on_hand + coalesce(below.on_hand, 0),
              kept.reserved + coalesce(below.reserved, 0)) as state
          from kept left join below using (item);
        """);
  }

  // A statement takes all of a file or nothing.
  private void archive(Path file) throws SQLException {
    try {
      run(
          "insert into archive select item, seq, position, onHandDelta, reservedDelta"
              + " from read_parquet("
              + quoted(file.toString())
              + ")");
    } catch (SQLException e) {
      String why = e.getMessage().lines().findFirst().orElse("no reason given");
      insert("unreadable_file", quoted(file.toString()), quoted(why));
    }
  }

  private void insert(String table, String... values) throws SQLException {
    run("insert into %s values (%s)".formatted(table, String.join(", ", values)));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /**
   * What a check finds.
   *
   * @param count how many things
   * @param examples some of them: items, each with what is wrong with it
   */
  record Found(long count, List<String> examples) {}

  /**
   * @param max how many examples at most
   */
  Found find(Check check, int max) throws SQLException {
    String query =
        "select *, count(*) over () from (%s) order by 1 limit %d".formatted(check.query(), max);
    long count = 0;
    List<String> examples = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        examples.add(rows.getString(1) + ": " + rows.getString(2));
        count = rows.getLong(3);
      }
    }
    return new Found(count, examples);
  }

  long number(String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
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
