package dev.holdfast.local.child;

import dev.holdfast.local.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a child puts what is of use to it alone: unpacked native libraries, working copies of
 * state, uploads. A child that is killed leaves all that behind, so each start begins by deleting
 * it.
 */
public final class TemporaryFolder {
  private static final String ALL = "tmp";

  private final Path folder;

  TemporaryFolder(Path data, String child) {
    folder = of(data, child);
  }

  /** The folder of that child. */
  public static Path of(Path data, String child) {
    return data.resolve(ALL).resolve(child);
  }

  /** Deletes those of all children, none of which may be running. */
  public static void deleteAll(Path data) throws IOException {
    FolderTree.delete(data.resolve(ALL));
  }

  /** The folder, with nothing in it. */
  Path emptied() throws IOException {
    FolderTree.delete(folder);
    return Files.createDirectories(folder);
  }
}
