package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwayFolderTest {
  @TempDir Path data;
  private final List<String> faults = new ArrayList<>();
  private Path archive;
  private Path checkpoints;

  @BeforeEach
  void fill() throws IOException {
    archive = Files.createDirectories(data.resolve("archive"));
    Files.writeString(archive.resolve("events"), "all");
    checkpoints = Files.createDirectories(data.resolve("flink/checkpoints/a b"));
    Files.writeString(checkpoints.resolve("chk"), "1");
  }

  @Test
  void aFileStandsInItsPlaceUntilItIsBack() throws IOException {
    var away = new AwayFolder(data, archive);
    away.begin();
    assertThat(archive).isEmptyFile();

    away.end();
    away.end();
    assertThat(archive.resolve("events")).hasContent("all");
    assertThat(AwayFolder.endAll(data, faults)).isEmpty();
  }

  @Test
  void whatSomebodyWhoWasKilledHasMovedIsPutBack() throws IOException {
    assertThat(AwayFolder.endAll(data, faults)).isEmpty();
    new AwayFolder(data, archive).begin();
    new AwayFolder(data, checkpoints).begin();

    assertThat(AwayFolder.endAll(data, faults)).containsExactlyInAnyOrder(archive, checkpoints);

    assertThat(archive.resolve("events")).hasContent("all");
    assertThat(checkpoints.resolve("chk")).hasContent("1");
    assertThat(AwayFolder.endAll(data, faults)).isEmpty();
  }

  /** Between the two moves of a beginning, or of an end. */
  @Test
  void soIsWhatWasLeftWithoutAFileInItsPlace() throws IOException {
    new AwayFolder(data, archive).begin();
    Files.delete(archive);

    AwayFolder.endAll(data, faults);

    assertThat(archive.resolve("events")).hasContent("all");
  }

  @Test
  void whatHasSomethingElseInItsPlaceIsLeftAndTold() throws IOException {
    new AwayFolder(data, archive).begin();
    Files.delete(archive);
    Files.createDirectory(archive);
    Files.writeString(archive.resolve("others"), "new");

    assertThat(AwayFolder.endAll(data, faults)).isEmpty();

    assertThat(faults).singleElement().asString().contains(archive + " as ", "kept-away");
    assertThat(archive.resolve("others")).hasContent("new");
  }
}
