package dev.holdfast.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder with all that is in it. */
public final class FolderTree {
  private FolderTree() {}

  /** Deletes the folder; nothing happens if there is none. */
  public static void delete(Path folder) throws IOException {
    deleteExcept(folder, Set.of());
  }

  /** Deletes everything but these paths. */
  static void deleteExcept(Path folder, Set<Path> keep) throws IOException {
    List<Path> leavesFirst = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(leavesFirst::add);
    } catch (NoSuchFileException none) {
      return;
    }
    for (Path path : leavesFirst) {
      if (!keep.contains(path)) {
        Files.deleteIfExists(path);
      }
    }
  }
}
