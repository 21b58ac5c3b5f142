package dev.holdfast.proof.rebuild;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Commits in a file, as cold storage has them. */
final class ArchivedCommits {
  private ArchivedCommits() {}

  /** Writes one more file with all of them. */
  static void write(Path archive, List<Commit> archived) throws Exception {
    List<String> rows = new ArrayList<>();
    for (Commit commit : archived) {
      for (int position = 0; position < commit.getEvents().size(); position++) {
        Event event = commit.getEvents().get(position);
        rows.add(
            "('%s', %d, %d, '%s', epoch_ms(%d)::timestamptz, '%s', %d, %d, %s, %s, %s, %s)"
                .formatted(
                    commit.getItem(),
                    commit.getSeq(),
                    position,
                    commit.getCommitId(),
                    commit.getAt(),
                    event.getKind(),
                    event.getOnHandDelta(),
                    event.getReservedDelta(),
                    text(event.getReservation()),
                    text(event.getCart()),
                    event.getQuantity(),
                    event.getExpiresAt() == null
                        ? "null"
                        : "epoch_ms(%d)::timestamptz".formatted(event.getExpiresAt())));
      }
    }
    Path day = Files.createDirectories(archive.resolve("day=2026-11-27"));
    Path file = day.resolve("events-" + UUID.randomUUID() + ".parquet");
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute("set timezone = 'UTC'");
      statement.execute(
          """
          copy (select * from (values %s) t(item, seq, position, commitId, "at", kind, onHandDelta,
            reservedDelta, reservation, cart, quantity, expiresAt)) to '%s'\
          """
              .formatted(String.join(", ", rows), file));
    }
  }

  private static String text(String value) {
    return value == null ? "null" : "'" + value + "'";
  }
}
