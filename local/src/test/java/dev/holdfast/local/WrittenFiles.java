package dev.holdfast.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the job has written to files.
 *
 * @param data the data folder
 */
record WrittenFiles(Path data) {
  /** Finished files of cold storage. */
  List<Path> archived() throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("archive"))) {
      return files
          .filter(file -> file.toString().matches(".*/day=[0-9-]{10}/events-[^/]*\\.parquet"))
          .toList();
    }
  }

  /** A line each. */
  List<String> deadLetters() throws IOException {
    Path letters = data.resolve("dead-letters");
    if (!Files.exists(letters)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(letters)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }
}
