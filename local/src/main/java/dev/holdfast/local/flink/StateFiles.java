package dev.holdfast.local.flink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of the states that Flink has left behind, to be damaged.
 *
 * @param home the folder for all that Flink keeps
 */
public record StateFiles(Path home) {
  /** All states, wherever they lie, the one that was completed last at the front. */
  public List<Path> newestFirst() throws IOException {
    try (Stream<Path> all =
        Files.find(home, 4, (path, kind) -> path.endsWith(RestorePoints.COMPLETED))) {
      return all.sorted(Comparator.comparingLong(StateFiles::millis).reversed())
          .map(Path::getParent)
          .toList();
    }
  }

  private static long millis(Path file) {
    return file.toFile().lastModified();
  }

  /** The files that a state names, its own and those it shares with others. */
  public List<Path> of(Path state) throws IOException {
    Path metadata = state.resolve(RestorePoints.COMPLETED);
    String names = Files.readString(metadata, StandardCharsets.ISO_8859_1);
    try (Stream<Path> job = Files.walk(state.getParent(), 2)) {
      return job.filter(Files::isRegularFile)
          .filter(file -> names.contains(file.getFileName().toString()))
          .toList();
    }
  }

  /** The files of this state and of no other. */
  public List<Path> onlyIn(Path state) throws IOException {
    List<Path> files = new ArrayList<>(of(state));
    for (Path other : newestFirst()) {
      if (!other.equals(state)) {
        files.removeAll(of(other));
      }
    }
    return files;
  }
}
