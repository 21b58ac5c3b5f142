package dev.holdfast.local.child;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** The file that receives what a child prints, bounded: it and the one before it. */
final class ChildLog {
  private static final long LONGEST_BYTES = 10L << 20;
  private static final int TAIL_BYTES = 2_000;

  private final Path file;
  private final long longestBytes;

  ChildLog(Path file) {
    this(file, LONGEST_BYTES);
  }

  ChildLog(Path file, long longestBytes) {
    this.file = file;
    this.longestBytes = longestBytes;
  }

  /** Notes a start. */
  void begin() throws IOException {
    bound();
    Files.writeString(
        file,
        "--- started at " + Instant.now() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /**
   * Puts a file that has grown too long aside, in place of the one before. The child goes on
   * writing to the same file, which is emptied: it appends, so it begins at the front again. Lines
   * that come between the copy and that are lost.
   */
  void bound() throws IOException {
    if (Files.exists(file) && Files.size(file) > longestBytes) {
      Path aside = file.resolveSibling(file.getFileName() + ".1");
      Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
      FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
          .close();
    }
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
