package dev.holdfast.proof.audit;

import static dev.holdfast.proof.stored.InMemoryDatabase.quoted;

import dev.holdfast.proof.stored.InMemoryDatabase;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.duckdb.DuckDBAppender;

/**
 * The log, the read models and the archive side by side, as tables of a database in memory. It adds
 * up the deltas by itself: an audit that shared the system's own fold would share its mistakes.
 *
 * <p>Read models and archive follow the log. So each is compared with the fold up to the seq that
 * it has come to, and must have come as far as the commits that are old enough to be everywhere.
 */
final class Ledger implements AutoCloseable {
  /** All commits must be everywhere. */
  static final long ALL = Long.MAX_VALUE;

  /** What an auditor beside a working system may take; beyond, the database uses the disk. */
  static final String SMALL =
      "set memory_limit = '256MB'; set temp_directory = %s;"
          .formatted(quoted(System.getProperty("java.io.tmpdir")));

  private final InMemoryDatabase database;
  private final DuckDBAppender log;
  private final DuckDBAppender snapshots;
  private final DuckDBAppender availability;

  /** Which of the archive's events are read, as the end of a query. */
  private String whose = "";

  /** A level as the log, a read model or the archive has it. */
  record Level(String item, long seq, long onHand, long reserved) {}

  /**
   * @param everywhere epoch milliseconds: what was committed up to then must be in read models and
   *     archive. {@link #ALL} for a log that nobody writes to
   */
  Ledger(long everywhere) throws SQLException {
    database = new InMemoryDatabase();
    database.run(LedgerTables.EMPTY);
    database.run("create macro is_everywhere(millis) as millis <= " + everywhere);
    log = database.appender("log");
    snapshots = database.appender("snapshot");
    availability = database.appender("availability");
  }

  /** One for few items at a time, of which alone it reads the archive. */
  static Ledger of(Collection<String> items, long everywhere) throws SQLException {
    Ledger ledger = new Ledger(everywhere);
    ledger.database.run(SMALL + " create table asked(item varchar)");
    for (String item : items) {
      ledger.insert("asked", quoted(item));
    }
    ledger.whose = " where item in (select item from asked)";
    return ledger;
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
    log.append(commit.getAt());
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
    database.run(LedgerTables.OF_THE_ARCHIVE);
    for (Path file : files) {
      archive(file);
    }
    database.run(LedgerTables.ADDED_UP);
  }

  // A statement takes all of a file or nothing.
  private void archive(Path file) throws SQLException {
    try {
      database.run(
          "insert into archive select item, seq, position, onHandDelta, reservedDelta"
              + " from read_parquet("
              + quoted(file.toString())
              + ")"
              + whose);
    } catch (SQLException e) {
      String why = e.getMessage().lines().findFirst().orElse("no reason given");
      insert("unreadable_file", quoted(file.toString()), quoted(why));
    }
  }

  private void insert(String table, String... values) throws SQLException {
    database.run("insert into %s values (%s)".formatted(table, String.join(", ", values)));
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
    long[] count = new long[1];
    List<String> examples = new ArrayList<>();
    database.each(
        query,
        row -> {
          examples.add(row.getString(1) + ": " + row.getString(2));
          count[0] = row.getLong(3);
        });
    return new Found(count[0], examples);
  }

  /** What a check finds, each item or file once, with the first thing that is wrong with it. */
  List<Finding> findings(Check check) throws SQLException {
    List<Finding> found = new ArrayList<>();
    database.each(
        "select subject, min(what) from (%s) t(subject, what) group by 1 order by 1"
            .formatted(check.query()),
        row -> found.add(new Finding(check, row.getString(1), row.getString(2))));
    return found;
  }

  long number(String query) throws SQLException {
    return database.number(query);
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
