package dev.holdfast.local.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildLogTest {
  private static final int LONGEST_BYTES = 1_000;

  @TempDir private Path folder;

  @Test
  void aLogThatGrowsTooLongIsPutAsideWhileItsChildGoesOnWriting() throws Exception {
    Path file = folder.resolve("child.log");
    ChildLog log = new ChildLog(file, LONGEST_BYTES);
    log.begin();
    Process child = new ProcessBuilder("cat").redirectOutput(log.redirect()).start();
    try (OutputStream says = child.getOutputStream()) {
      say(says, "a".repeat(2 * LONGEST_BYTES));
      awaitLength(file, 2 * LONGEST_BYTES);

      log.bound();
      say(says, "and on");
      awaitLength(file, 6);
    }
    assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();

    assertThat(file).hasContent("and on");
    assertThat(folder.resolve("child.log.1")).content().endsWith("aaa");
    assertThat(log.tail()).isEqualTo("and on");
  }

  @Test
  void aShortLogStays() throws IOException {
    Path file = Files.writeString(folder.resolve("child.log"), "short");
    ChildLog log = new ChildLog(file, LONGEST_BYTES);

    log.bound();

    assertThat(file).hasContent("short");
    assertThat(folder.resolve("child.log.1")).doesNotExist();
  }

  private static void say(OutputStream to, String text) throws IOException {
    to.write(text.getBytes(StandardCharsets.US_ASCII));
    to.flush();
  }

  private static void awaitLength(Path file, long bytes) {
    await().atMost(20, TimeUnit.SECONDS).until(() -> Files.size(file) >= bytes);
  }
}
