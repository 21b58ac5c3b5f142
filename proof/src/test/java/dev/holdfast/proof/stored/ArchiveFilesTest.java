package dev.holdfast.proof.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFilesTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  @Test
  void filesThatAreFinishedAreFoundInTheirDays() throws IOException {
    Path first = file("archive/day=1/events-1.parquet");
    file("archive/day=1/.events-2.parquet.inprogress.1");
    file("archive/day=1/deeper/events-3.parquet");
    Path second = file("archive/day=2/events-4.parquet");

    assertThat(ArchiveFiles.in(folder.resolve("archive"))).containsExactly(first, second);
    assertThat(ArchiveFiles.in(folder.resolve("none"))).isEmpty();
  }

  /** Taken for empty, a log would be put together without what only cold storage has. */
  @Test
  void anArchiveOnAnotherDiskIsFoundByItsLink() throws IOException {
    file("disk/archive/day=1/events-1.parquet");
    file("cold/events-2.parquet");
    Files.createSymbolicLink(folder.resolve("disk/archive/day=2"), folder.resolve("cold"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("disk/archive"));

    assertThat(ArchiveFiles.in(link))
        .containsExactly(
            link.resolve("day=1/events-1.parquet"), link.resolve("day=2/events-2.parquet"));
  }
}
