package dev.holdfast.operate.letters;

import dev.holdfast.command.DataMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The files of dead letters that the job has finished, read one line at a time. */
final class LetterFiles {
  private final Path folder;

  LetterFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Whether letters may be there: the folder is, or it is a system's that has had none. A folder
   * that was misspelt has none, either.
   */
  boolean exist() {
    return Files.isDirectory(folder) || Files.exists(folder.resolveSibling(DataMark.FILE));
  }

  /** Shows every letter, the files in the order of their hours. */
  void each(Consumer<Letter> reader) throws IOException {
    for (Path file : finished()) {
      try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
        lines.forEach(line -> reader.accept(letter(file, line)));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  /** The letter of this id. After a recovery it may be there twice, the same each time. */
  Optional<Letter> find(String id) throws IOException {
    Letter[] found = new Letter[1];
    each(
        letter -> {
          if (letter.id().equals(id)) {
            found[0] = letter;
          }
        });
    return Optional.ofNullable(found[0]);
  }

  /** Files not finished yet are hidden: their names begin with a dot. */
  private List<Path> finished() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("dead-letters.*\\.jsonl"))
          .sorted()
          .toList();
    }
  }

  private static Letter letter(Path file, String line) {
    try {
      return Letter.read(line);
    } catch (IOException e) {
      throw new UncheckedIOException(new IOException(file + " has a line that is no letter", e));
    }
  }
}
