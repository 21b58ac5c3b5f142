package dev.holdfast.proof.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The items that the archive has events of, by their ids' order; it is read for many at once. */
final class ArchivedItems {
  private static final int AT_ONCE = 10_000;

  private final Path archive;
  private final Deque<String> next = new ArrayDeque<>();
  private String given = "";

  ArchivedItems(Path archive) {
    this.archive = archive;
  }

  /** The first one beyond this id; empty if there is none. */
  Optional<String> after(String item) throws IOException, SQLException {
    if (next.isEmpty() || !given.equals(item)) {
      read(item);
    }
    String found = next.poll();
    given = found == null ? "" : found;
    return Optional.ofNullable(found);
  }

  private void read(String item) throws IOException, SQLException {
    next.clear();
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute(Ledger.SMALL + " create table known(item varchar)");
      for (Path file : ArchiveFiles.in(archive)) {
        addItems(database, file, item);
      }
      try (ResultSet rows =
          statement.executeQuery(
              "select distinct item from known order by item limit " + AT_ONCE)) {
        while (rows.next()) {
          next.add(rows.getString(1));
        }
      }
    }
  }

  private static void addItems(Connection database, Path file, String after) {
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "insert into known select distinct item from read_parquet(%s) where item > %s"
              .formatted(Ledger.quoted(file.toString()), Ledger.quoted(after)));
    } catch (SQLException unreadable) {
      // Whoever compares the archive names the file.
    }
  }
}
