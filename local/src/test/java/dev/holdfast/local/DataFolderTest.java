package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");

  @TempDir Path parent;

  @Test
  void aSecondLauncherIsRefusedUntilTheFirstHasEnded() throws Exception {
    Path root = parent.resolve("data");
    DataFolder first = DataFolder.open(root);

    assertThatThrownBy(() -> DataFolder.open(root))
        .isInstanceOf(DataFolder.Unusable.class)
        .hasMessageContaining("Another launcher")
        .hasMessageContaining("HOLDFAST_DATA");
    first.close();

    DataFolder.open(root).close();
  }

  @Test
  void aFolderWithSomebodysFilesIsRefusedAndLeftAlone() throws IOException {
    Path precious = Files.writeString(parent.resolve("precious"), "mine");

    assertThatThrownBy(() -> DataFolder.open(parent))
        .isInstanceOf(DataFolder.Unusable.class)
        .hasMessageContaining("not Holdfast's");

    assertThat(precious).hasContent("mine");
    assertThat(parent.toFile().list()).containsExactly("precious");
  }

  /** Such as a link to a disk that is not there today. */
  @Test
  void whatStandsWhereAFolderMustBeIsNamed() throws Exception {
    Path root = parent.resolve("data");
    try (DataFolder data = DataFolder.open(root)) {
      data.folder("logs");
      Files.createSymbolicLink(root.resolve("kinesis"), data.folder("elsewhere"));
      assertThat(data.inTheWay()).isEmpty();

      Files.createFile(root.resolve("dead-letters"));
      Files.createSymbolicLink(root.resolve("archive"), parent.resolve("not-mounted"));
      assertThat(data.inTheWay())
          .hasSize(2)
          .allMatch(
              fault -> fault.endsWith("is no folder, and must be one; a link must lead to one."))
          .anyMatch(fault -> fault.startsWith(root.resolve("archive").toString()));
    }
  }

  @Test
  void whatIsNoFolderIsNamedWithWhatToDo() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));

    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(DataFolder.Unusable.class)
        .hasMessageContaining(file + " is no folder")
        .hasMessageContaining("HOLDFAST_DATA")
        .hasMessageNotContaining("Exception");
  }

  @Test
  void onlyItsOwnerCanEnterAlsoOneThatIsThereAlready() throws Exception {
    Path root = parent.resolve("data");
    DataFolder.open(root).close();
    assertThat(Files.getPosixFilePermissions(root)).isEqualTo(OWNER);

    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    DataFolder.open(root).close();

    assertThat(Files.getPosixFilePermissions(root)).isEqualTo(OWNER);
  }

  @Test
  void clearDeletesWhatIsInItAndKeepsTheFolderTaken() throws Exception {
    Path root = parent.resolve("data");
    try (DataFolder data = DataFolder.open(root)) {
      Files.writeString(data.folder("flink/checkpoints").resolve("x"), "x");

      data.clear();

      assertThat(root.resolve("flink")).doesNotExist();
      assertThatThrownBy(() -> DataFolder.open(root)).isInstanceOf(DataFolder.Unusable.class);
    }
    DataFolder.open(root).close();
  }
}
