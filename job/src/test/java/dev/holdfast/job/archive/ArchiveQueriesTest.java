package dev.holdfast.job.archive;

import static dev.holdfast.job.Examples.confirmed;
import static dev.holdfast.job.Examples.placed;
import static dev.holdfast.job.Examples.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.EventKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example for DuckDB, run on files as the job writes them. */
class ArchiveQueriesTest {
  private static final Path EXAMPLE = Path.of("..", "docs", "examples", "archive.sql");
  private static final String ARCHIVE = "holdfast-data/archive";

  @TempDir private Path folder;

  @BeforeEach
  void writeTwoDays() throws IOException {
    List<Commit> first =
        List.of(
            commit("mug", 1, "2026-11-22T10:00:00Z", received(5)),
            commit("mug", 2, "2026-11-22T11:00:00Z", placed("r1", 3, 0), placed("r2", 2, 0)),
            commit("mug", 3, "2026-11-22T11:03:00Z", alert(EventKind.SoldOut, "sold-out")),
            commit("mug", 4, "2026-11-22T12:00:00Z", confirmed("r1", 2, 3).build()),
            commit("pot", 1, "2026-11-22T12:00:00Z", alert(EventKind.SoldOut, "sold-out")),
            commit("pot", 2, "2026-11-22T13:00:00Z", alert(EventKind.Shortfall, "shortfall")));
    List<Commit> second =
        List.of(
            commit("mug", 5, "2026-11-23T10:00:00Z", expired("r2", 2)),
            commit("mug", 6, "2026-11-23T10:01:00Z", alert(EventKind.BackInStock, "low-stock")));
    write("2026-11-22", "a", first);
    write("2026-11-23", "b", second);
    // Once more, as after a restore from an older savepoint.
    write("2026-11-23", "c", second);
  }

  private static Commit commit(String item, long seq, String at, Event... events) {
    long millis = Instant.parse(at).toEpochMilli();
    return new Commit(item, seq, "c" + seq, millis, List.of(events), null);
  }

  private static Event alert(EventKind kind, String stock) {
    return kind.event(0).setReason(stock).build();
  }

  private static Event expired(String reservation, long quantity) {
    return EventKind.ReservationExpired.event(quantity)
        .setReservation(reservation)
        .setPlacedSeq(2L)
        .build();
  }

  private void write(String day, String file, List<Commit> commits) throws IOException {
    Path path = Files.createDirectories(folder.resolve("day=" + day)).resolve(file + ".parquet");
    org.apache.flink.core.fs.Path target = new org.apache.flink.core.fs.Path(path.toUri());
    try (FSDataOutputStream out = target.getFileSystem().create(target, WriteMode.NO_OVERWRITE)) {
      BulkWriter<Commit> writer = new ParquetCommits().create(out);
      for (Commit commit : commits) {
        writer.addElement(commit);
      }
      writer.finish();
    }
  }

  /** What each query that has a name brings, a row a line. */
  private Map<String, List<String>> results() throws IOException, SQLException {
    String example = Files.readString(EXAMPLE);
    assertThat(example).contains(ARCHIVE);
    Map<String, List<String>> results = new LinkedHashMap<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      for (String query : example.replace(ARCHIVE, folder.toString()).split(";\n", -1)) {
        if (query.contains("SELECT")) {
          boolean hasRows = statement.execute(query);
          if (hasRows) {
            results.put(name(query), rows(statement.getResultSet()));
          }
        }
      }
    }
    return results;
  }

  private static String name(String query) {
    String comment =
        Arrays.stream(query.split("\n", -1))
            .filter(line -> line.startsWith("--"))
            .findFirst()
            .get();
    return comment.substring(3, comment.indexOf(':'));
  }

  private static List<String> rows(ResultSet rows) throws SQLException {
    List<String> lines = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      List<String> line = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        Object value = rows.getObject(i);
        line.add(value instanceof OffsetDateTime time ? time.toInstant().toString() : "" + value);
      }
      lines.add(String.join(" ", line));
    }
    return lines;
  }

  @Test
  void theExampleAnswersWhatItSays() throws Exception {
    assertThat(results())
        .containsExactly(
            Map.entry("levels", List.of("mug 6 2 0", "pot 2 0 0")),
            Map.entry("levels at a moment", List.of("mug 2 2", "pot 0 0")),
            Map.entry("sales", List.of("2026-11-22 mug 3")),
            Map.entry("holds", List.of("mug 2 1 0 1", "pot 0 0 0 0")),
            Map.entry(
                "out of stock",
                List.of(
                    "mug 2026-11-22T11:03:00Z 2026-11-23T10:01:00Z",
                    "pot 2026-11-22T12:00:00Z null")),
            Map.entry("gaps", List.of()));
  }
}
