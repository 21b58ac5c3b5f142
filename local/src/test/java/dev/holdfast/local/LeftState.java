package dev.holdfast.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that Flink keeps the job's state in, and ways to damage them.
 *
 * @param home Flink's folder in the data folder
 */
record LeftState(Path home) {
  /** Complete checkpoints and savepoints. */
  List<Path> newestFirst() throws IOException {
    try (Stream<Path> all = Files.find(home, 4, (path, kind) -> path.endsWith("_metadata"))) {
      return all.sorted(Comparator.comparingLong(LeftState::millis).reversed())
          .map(Path::getParent)
          .toList();
    }
  }

  private static long millis(Path file) {
    return file.toFile().lastModified();
  }

  boolean isSealed(Path state) {
    Path seals = home.resolve("seals").resolve(state.getParent().getFileName());
    return Files.exists(seals.resolve(state.getFileName()));
  }

  /** What is known of states that are whole, as if the launcher had been killed before. */
  void forgetSeals() throws IOException {
    FolderTree.delete(home.resolve("seals"));
  }

  /** The files that a state names, its own and those it shares with others. */
  List<Path> stateFiles(Path state) throws IOException {
    String names = Files.readString(state.resolve("_metadata"), StandardCharsets.ISO_8859_1);
    try (Stream<Path> job = Files.walk(state.getParent(), 2)) {
      return job.filter(Files::isRegularFile)
          .filter(file -> names.contains(file.getFileName().toString()))
          .toList();
    }
  }

  /** A file of this state and of no other. */
  Path onlyIn(Path state) throws IOException {
    List<Path> files = new ArrayList<>(stateFiles(state));
    for (Path other : newestFirst()) {
      if (!other.equals(state)) {
        files.removeAll(stateFiles(other));
      }
    }
    return files.get(0);
  }

  static void flipAByteOf(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  static void cut(Path file) throws IOException {
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(open.length() / 2);
    }
  }
}
