package dev.holdfast.local;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What the launcher says, to be read by a test and shown in its output. */
final class Said {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  PrintStream stream() {
    return new PrintStream(new Both(), true, StandardCharsets.UTF_8);
  }

  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** In how many lines this is said. */
  long count(String words) {
    return text().lines().filter(line -> line.contains(words)).count();
  }

  private final class Both extends OutputStream {
    @Override
    public void write(int b) {
      bytes.write(b);
      System.out.write(b);
    }
  }
}
