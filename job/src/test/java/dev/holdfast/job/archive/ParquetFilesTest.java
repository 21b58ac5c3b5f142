package dev.holdfast.job.archive;

import static dev.holdfast.job.Examples.AT;
import static dev.holdfast.job.Examples.commit;
import static dev.holdfast.job.Examples.confirmed;
import static dev.holdfast.job.Examples.placed;
import static dev.holdfast.job.Examples.received;
import static dev.holdfast.job.Examples.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.PolicyFields;
import dev.holdfast.job.Examples;
import dev.holdfast.schema.ArchivedEvent;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Policy;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFilesTest {
  /** What others' tools read, of release v1: columns may be added at the end, and that is all. */
  private static final String COLUMNS_V1 =
      """
      message dev.holdfast.schema.ArchivedEvent {
        required binary item (STRING);
        required int64 seq;
        required int32 position;
        required binary commitId (STRING);
        required int64 at (TIMESTAMP(MILLIS,true));
        required binary kind (STRING);
        required int64 onHandDelta;
        required int64 reservedDelta;
        optional binary reservation (STRING);
        optional binary cart (STRING);
        optional int64 quantity;
        optional int64 placedSeq;
        optional int64 expiresAt (TIMESTAMP(MILLIS,true));
        optional binary command (STRING);
        optional binary commandKind (STRING);
        optional int64 contentHash;
        optional binary reason (STRING);
        optional int64 counted;
        optional int64 countedAtSeq;
        optional group policy {
          required int64 safetyStock;
          required int64 backorderLimit;
          required int32 holdSeconds;
          required int32 holdSecondsMax;
          required int64 quantityMax;
          required int64 lowStockThreshold;
          required int64 highStockThreshold;
      """;

  /** What has been added since, at the end of a struct or of all. */
  private static final String COLUMNS_SINCE =
      """
          optional group ownFields (LIST) {
            repeated binary array (STRING);
          }
        }
        optional group hold {
          required binary item (STRING);
          required binary reservation (STRING);
          required binary cart (STRING);
          required int64 quantity;
          required int64 confirmedQuantity;
          required binary status (ENUM);
          required int64 placedSeq;
          required int64 placedAt;
          required int64 expiresAt;
          required int64 seq;
          required int64 at;
          required group duplicates (LIST) {
            repeated group array {
              required int64 seq;
              required int64 quantity;
              required int64 expiresAt;
            }
          }
          optional group confirmation {
            required binary command (STRING);
            required binary kind (STRING);
            required int64 contentHash;
            required int64 seq;
            required int64 at;
          }
          optional int64 placedQuantity;
          required int64 releasedQuantity;
          required int64 returnedQuantity;
          required int32 keptParts;
        }
      }
      """;

  @TempDir private java.nio.file.Path folder;

  private Path write(Commit... commits) throws IOException {
    Path file = new Path(folder.resolve("events.parquet").toUri());
    try (FSDataOutputStream out = file.getFileSystem().create(file, WriteMode.OVERWRITE)) {
      BulkWriter<Commit> writer = new ParquetCommits().create(out);
      for (Commit commit : commits) {
        writer.addElement(commit);
      }
      writer.finish();
    }
    return file;
  }

  @Test
  void theColumnsOfReleaseV1StayAsTheyAreAndComeFirst() throws IOException {
    Path file = write(unit(1));

    try (ParquetFileReader reader = ParquetFileReader.open(new FlinkInputFile(file))) {
      assertThat(reader.getFileMetaData().getSchema()).hasToString(COLUMNS_V1 + COLUMNS_SINCE);
    }
  }

  @Test
  void aCommitIsARowForEachEventAndReadsBackWhole() throws IOException {
    Policy own = PolicyFields.kept(PolicyFields.policy(Map.of("holdSeconds", 900L)));
    Event policy =
        Examples.outcome(EventKind.PolicyChanged, "p1", CommandKind.policy).setPolicy(own).build();
    Path file =
        write(
            commit(1, received(5), policy),
            commit(2, placed("r1", 2, AT + 900_000)),
            commit(3, confirmed("r1", 2, 2).setCommand("c1").build()));

    List<ArchivedEvent> rows = ArchiveReader.rows(file);

    assertThat(rows)
        .extracting(ArchivedEvent::getSeq, ArchivedEvent::getPosition, ArchivedEvent::getKind)
        .containsExactly(
            tuple(1L, 0, "StockReceived"),
            tuple(1L, 1, "PolicyChanged"),
            tuple(2L, 0, "ReservationPlaced"),
            tuple(3L, 0, "ReservationConfirmed"));
    assertThat(rows).extracting(ArchivedEvent::getOnHandDelta).containsExactly(5L, 0L, 0L, -2L);
    assertThat(rows).extracting(ArchivedEvent::getReservedDelta).containsExactly(0L, 0L, 2L, -2L);
    assertThat(rows.get(1).getPolicy()).isEqualTo(own);
    assertThat(rows.get(1).getContentHash()).isEqualTo(7);
    assertThat(rows.get(2).getAt()).isEqualTo(Instant.ofEpochMilli(AT));
    assertThat(rows.get(2).getExpiresAt()).isEqualTo(Instant.ofEpochMilli(AT + 900_000));
    assertThat(rows.get(2).getCart()).isEqualTo("cart");
    assertThat(rows.get(3).getPlacedSeq()).isEqualTo(2);
    assertThat(rows.get(3).getCommand()).isEqualTo("c1");
  }

  @Test
  void whichCommitsAFileHoldsIsReadFromItThoseOfHotItemsLast() throws IOException {
    Commit another = Commit.newBuilder(commit(7, received(1), received(2))).setItem("cup").build();
    Path file = write(unit(1), unit(2), another, unit(3), unit(6));

    assertThat(FinishedFile.ranges(file))
        .extracting(range -> range.item + " " + range.first + "-" + range.last)
        .containsExactlyInAnyOrder("cup 7-7", "mug 6-6", "mug 1-3")
        .endsWith("mug 1-3");
  }

  @Test
  void aCommitIsKeptUnderItsDayInUtc() {
    DayOfCommit days = new DayOfCommit();

    assertThat(days.getBucketId(Examples.commitAt(1_700_006_399_999L, 1, received(1)), null))
        .isEqualTo("day=2023-11-14");
    assertThat(days.getBucketId(Examples.commitAt(1_700_006_400_000L, 1, received(1)), null))
        .isEqualTo("day=2023-11-15");
  }
}
