package dev.holdfast.proof.stored;

import static java.nio.file.FileVisitOption.FOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The archive's files that are finished; names of others begin with a dot. */
public final class ArchiveFiles {
  private ArchiveFiles() {}

  /** None if there is no such folder. */
  public static List<Path> in(Path archive) throws IOException {
    if (!Files.isDirectory(archive)) {
      return List.of();
    }
    // The folder, or one of its days, may be a link to another disk, as for who writes there.
    try (Stream<Path> found =
        Files.find(archive, 2, (path, kind) -> kind.isRegularFile(), FOLLOW_LINKS)) {
      return found
          .filter(file -> file.getFileName().toString().matches("[^.].*\\.parquet"))
          .sorted()
          .toList();
    }
  }
}
