package dev.holdfast.local.child;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** The file that receives what a child prints. */
final class ChildLog {
  private static final long LONGEST_BYTES = 10L << 20;
  private static final int TAIL_BYTES = 2_000;

  private final Path file;

  ChildLog(Path file) {
    this.file = file;
  }

  /** Notes a start; a file grown too long is put aside first, in place of the one before. */
  void begin() throws IOException {
    if (Files.exists(file) && Files.size(file) > LONGEST_BYTES) {
      Path aside = file.resolveSibling(file.getFileName() + ".1");
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.writeString(
        file,
        "--- started at " + Instant.now() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  ProcessBuilder.Redirect redirect() {
    return ProcessBuilder.Redirect.appendTo(file.toFile());
  }

  /** Its last lines. */
  String tail() {
    try (var content = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(TAIL_BYTES, content.length())];
      content.seek(content.length() - bytes.length);
      content.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
