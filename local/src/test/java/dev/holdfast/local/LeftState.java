package dev.holdfast.local;

import dev.holdfast.local.flink.StateFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files that Flink keeps the job's state in, and ways to damage them.
 *
 * @param home Flink's folder in the data folder
 */
record LeftState(Path home) {
  /** Complete checkpoints and savepoints. */
  List<Path> newestFirst() throws IOException {
    return new StateFiles(home).newestFirst();
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
    return new StateFiles(home).of(state);
  }

  /** A file of this state and of no other. */
  Path onlyIn(Path state) throws IOException {
    return new StateFiles(home).onlyIn(state).get(0);
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
