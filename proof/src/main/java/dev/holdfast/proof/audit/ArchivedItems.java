package dev.holdfast.proof.audit;

import static dev.holdfast.proof.stored.InMemoryDatabase.quoted;

import dev.holdfast.proof.stored.ArchiveFiles;
import dev.holdfast.proof.stored.InMemoryDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
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
    try (InMemoryDatabase database = new InMemoryDatabase()) {
      database.run(Ledger.SMALL + " create table known(item varchar)");
      for (Path file : ArchiveFiles.in(archive)) {
        addItems(database, file, item);
      }
      database.each(
          "select distinct item from known order by item limit " + AT_ONCE,
          row -> next.add(row.getString(1)));
    }
  }

  private static void addItems(InMemoryDatabase database, Path file, String after) {
    try {
      database.run(
          "insert into known select distinct item from read_parquet(%s) where item > %s"
              .formatted(quoted(file.toString()), quoted(after)));
    } catch (SQLException unreadable) {
      // Whoever compares the archive names the file.
    }
  }
}
