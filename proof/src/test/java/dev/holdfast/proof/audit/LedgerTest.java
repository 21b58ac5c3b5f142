package dev.holdfast.proof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proof.audit.Ledger.Level;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system in which all agrees, and what is found when one thing in it does not. */
class LedgerTest {
  private record Row(String item, long seq, long onHand, long reserved, Long ttl) {}

  @TempDir Path folder;
  private long everywhere = Ledger.ALL;
  private final Map<String, Row> log = new TreeMap<>();
  private final Map<String, Level> snapshots = new TreeMap<>();
  private final Map<String, Level> availability = new TreeMap<>();
  private final List<String> archive = new ArrayList<>();

  @BeforeEach
  void cupsOfWhichTwoAreHeldAndMugsWhoseFirstRowsHaveExpired() {
    log("cup", 1, 10, 0, 99L);
    log("cup", 2, 0, 2, null);
    levels("cup", 2, 10, 2);
    archive("cup", 1, 0, 10, 0);
    archive("cup", 2, 0, 0, 1);
    archive("cup", 2, 1, 0, 1);

    log("mug", 3, -1, -1, null);
    levels("mug", 3, 4, 0);
    archive("mug", 1, 0, 5, 0);
    archive("mug", 2, 0, 0, 1);
    archive("mug", 3, 0, -1, -1);
  }

  private void log(String item, long seq, long onHand, long reserved, Long ttl) {
    log.put(item + seq, new Row(item, seq, onHand, reserved, ttl));
  }

  private void levels(String item, long seq, long onHand, long reserved) {
    snapshots.put(item, new Level(item, seq, onHand, reserved));
    availability.put(item, new Level(item, seq, onHand, reserved));
  }

  private void archive(String item, long seq, int position, long onHand, long reserved) {
    archive.add("('%s', %d, %d, %d, %d)".formatted(item, seq, position, onHand, reserved));
  }

  private List<Check> found() throws Exception {
    ArchivedDay.write(folder, archive);
    try (Ledger ledger = new Ledger(everywhere)) {
      for (Row row : log.values()) {
        ledger.logged(commit(row), row.ttl());
      }
      for (Level level : snapshots.values()) {
        ledger.snapshot(level);
      }
      for (Level level : availability.values()) {
        ledger.availability(level);
      }
      ledger.archive(ArchivedDay.files(folder));
      List<Check> failed = new ArrayList<>();
      for (Check check : Check.values()) {
        Ledger.Found found = ledger.find(check, 10);
        assertThat(found.examples()).hasSize((int) found.count());
        if (found.count() > 0) {
          failed.add(check);
        }
      }
      return failed;
    }
  }

  /** The first row of the archive's as one event, seq 2 of the cups as two. */
  private static Commit commit(Row row) {
    List<Event> events =
        row.item().equals("cup") && row.seq() == 2
            ? List.of(event(0, 1), event(row.onHand(), row.reserved() - 1))
            : List.of(event(row.onHand(), row.reserved()));
    return new Commit(row.item(), row.seq(), "c", row.seq(), events, null);
  }

  private static Event event(long onHandDelta, long reservedDelta) {
    return Event.newBuilder()
        .setKind("StockReceived")
        .setOnHandDelta(onHandDelta)
        .setReservedDelta(reservedDelta)
        .build();
  }

  @Test
  void aFileThatIsNoParquetIsNamedAndTheOthersAreRead() throws Exception {
    Path day = Files.createDirectories(folder.resolve("day=2026-11-21"));
    Files.writeString(day.resolve("damaged.parquet"), "PAR1, and then nothing that Parquet knows");
    assertThat(found()).containsExactly(Check.FILE_UNREADABLE);
  }

  @Test
  void aFileThatWasCutOffCountsAsMissing() throws Exception {
    ArchivedDay.write(folder, archive);
    Path file = ArchivedDay.files(folder).get(0);
    archive.clear();
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
    assertThat(found()).contains(Check.FILE_UNREADABLE, Check.TTL_BEFORE_ARCHIVE);
  }

  @Test
  void nothingIsFoundWhereAllAgrees() throws Exception {
    assertThat(found()).isEmpty();
  }

  @Test
  void aMissingRow() throws Exception {
    log.remove("cup1");
    log("cup", 4, 0, 0, null);
    assertThat(found()).contains(Check.LOG_HAS_A_HOLE);
  }

  @Test
  void anExpiredRowThatWasNotArchived() throws Exception {
    archive.removeIf(row -> row.startsWith("('mug', 1,"));
    assertThat(found()).contains(Check.NEITHER_LOG_NOR_ARCHIVE, Check.SNAPSHOT_DIFFERS);
  }

  @Test
  void aSnapshotThatIsBehind() throws Exception {
    snapshots.put("mug", new Level("mug", 2, 5, 1));
    assertThat(found()).containsExactly(Check.SNAPSHOT_DIFFERS);
  }

  @Test
  void anAvailabilityThatIsMissing() throws Exception {
    availability.remove("cup");
    assertThat(found()).containsExactly(Check.AVAILABILITY_DIFFERS);
  }

  @Test
  void aCommitThatIsNotArchivedYet() throws Exception {
    archive.removeIf(row -> row.startsWith("('mug', 3,"));
    assertThat(found()).containsExactly(Check.ARCHIVE_DIFFERS);
  }

  @Test
  void noArchiveAtAll() throws Exception {
    archive.clear();
    assertThat(found()).contains(Check.ARCHIVE_DIFFERS, Check.TTL_BEFORE_ARCHIVE);
  }

  @Test
  void anArchivedCommitWithOtherDeltas() throws Exception {
    archive.set(0, "('cup', 1, 0, 11, 0)");
    assertThat(found()).containsExactly(Check.ARCHIVE_DIFFERS, Check.ARCHIVED_COMMIT_DIFFERS);
  }

  @Test
  void anEventThatIsArchivedTwice() throws Exception {
    archive.add(archive.get(0));
    assertThat(found()).containsExactly(Check.ARCHIVED_TWICE);
  }

  @Test
  void anEventThatIsArchivedAgainAsAnother() throws Exception {
    archive("cup", 2, 1, 0, 0);
    assertThat(found()).containsExactly(Check.ARCHIVED_COMMIT_DIFFERS, Check.ARCHIVED_TWICE);
  }

  @Test
  void aRowThatMayExpireBeforeItIsArchived() throws Exception {
    archive.remove(0);
    assertThat(found()).contains(Check.TTL_BEFORE_ARCHIVE);
  }

  @Test
  void theNewestRowMayNeverExpire() throws Exception {
    log("cup", 2, 0, 2, 99L);
    assertThat(found()).containsExactly(Check.TTL_NOT_BELOW_SNAPSHOT);
  }

  @Test
  void aReadModelOfAnItemThatHasNoLog() throws Exception {
    levels("ghost", 1, 1, 0);
    assertThat(found()).containsExactly(Check.ITEM_WITHOUT_LOG);
  }

  @Test
  void ofAWorkingSystemWhatIsBehindIsComparedAtTheSeqItHasComeTo() throws Exception {
    everywhere = 2;
    log("mug", 4, 1, 0, null);
    log("mug", 5, 1, 0, null);
    availability.put("mug", new Level("mug", 4, 5, 0));
    assertThat(found()).isEmpty();
  }

  @Test
  void ofAWorkingSystemWhatDiffersWhereItHasComeToIsFound() throws Exception {
    everywhere = 2;
    log("mug", 4, 1, 0, null);
    availability.put("mug", new Level("mug", 4, 4, 0));
    snapshots.put("mug", new Level("mug", 3, 4, 1));
    archive.set(5, "('mug', 3, 0, -1, 0)");
    assertThat(found())
        .containsExactly(
            Check.SNAPSHOT_DIFFERS,
            Check.AVAILABILITY_DIFFERS,
            Check.ARCHIVE_DIFFERS,
            Check.ARCHIVED_COMMIT_DIFFERS);
  }

  @Test
  void ofAWorkingSystemWhatIsBehindForTooLongIsFound() throws Exception {
    everywhere = 3;
    log("mug", 4, 1, 0, null);
    snapshots.put("mug", new Level("mug", 2, 5, 1));
    availability.remove("mug");
    assertThat(found()).containsExactly(Check.SNAPSHOT_DIFFERS, Check.AVAILABILITY_DIFFERS);
  }
}
