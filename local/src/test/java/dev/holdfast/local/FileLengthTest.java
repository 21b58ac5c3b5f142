package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file that no longer fits in a reader's head is split by what it says, also one of tests. */
class FileLengthTest {
  private static final int LINES_MAX = 250;

  @Test
  void noJavaFileOfTheProjectIsTooLong() throws IOException {
    List<Path> all = sources(Path.of("..").toAbsolutePath().normalize());

    assertThat(all).hasSizeGreaterThan(500);
    assertThat(all).filteredOn(file -> lines(file) > LINES_MAX).isEmpty();
  }

  /** Those that somebody wrote: what is generated lies in `target`. */
  private static List<Path> sources(Path project) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        project,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes any) {
            String name = folder.getFileName().toString();
            boolean isWritten = !List.of("target", "node_modules", ".git").contains(name);
            return isWritten ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes any) {
            if (file.toString().endsWith(".java")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static long lines(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
