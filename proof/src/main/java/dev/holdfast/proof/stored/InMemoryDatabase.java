package dev.holdfast.proof.stored;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A database of DuckDB's in memory, which sorts and joins what no heap need hold. */
public final class InMemoryDatabase implements AutoCloseable {
  /** With several, a query over empty tables was seen to fail within DuckDB, if seldom. */
  private static final String ONE_THREAD = "set threads = 1";

  private final DuckDBConnection database;

  public InMemoryDatabase() throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("jdbc_stream_results", "true");
    database = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings);
    run(ONE_THREAD);
  }

  /** Text as a literal of SQL. */
  public static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  public void run(String statements) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(statements);
    }
  }

  public DuckDBAppender appender(String table) throws SQLException {
    return database.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
  }

  /** Takes the rows of a query, one after the other. */
  public interface Taker {
    void take(ResultSet row) throws SQLException;
  }

  /** In a connection of its own, so that tables may be written to meanwhile. */
  public void each(String query, Taker taker) throws SQLException {
    try (DuckDBConnection own = database.duplicate();
        Statement statement = own.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        taker.take(rows);
      }
    }
  }

  /** The one number that a query brings. */
  public long number(String query) throws SQLException {
    long[] number = new long[1];
    each(query, row -> number[0] = row.getLong(1));
    return number[0];
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
