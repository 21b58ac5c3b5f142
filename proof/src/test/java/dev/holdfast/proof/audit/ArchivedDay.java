package dev.holdfast.proof.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** A day's events in a file, as cold storage has them. */
final class ArchivedDay {
  private ArchivedDay() {}

  /**
   * @param events as SQL has rows: item, seq, position, and the two deltas; for none there is no
   *     file
   */
  static void write(Path folder, List<String> events) throws Exception {
    if (events.isEmpty()) {
      return;
    }
    Path day = Files.createDirectories(folder.resolve("day=2026-11-22"));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(
          "copy (select * from (values "
              + String.join(", ", events)
              + ") as t(item, seq, position, onHandDelta, reservedDelta)) to '"
              + day.resolve("a.parquet")
              + "' (format parquet)");
    }
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
  }
}
