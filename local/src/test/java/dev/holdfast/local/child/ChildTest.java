package dev.holdfast.local.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.local.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child process that is kept alive, on real ones. */
class ChildTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Progress progress =
      new Progress(new PrintStream(said, true, StandardCharsets.UTF_8));

  @Test
  void oneThatRunsOutOfMemoryEndsAndIsStartedAgain() throws Exception {
    Path log = folder.resolve("eater.log");
    Children children = new Children(folder, folder, progress);
    try {
      Child child =
          children.start(
              new ChildSpec(
                  "eater",
                  this::eater,
                  JvmCommand.classPath(System.getProperty("java.class.path")),
                  log,
                  start -> start == 0 || contents(log).contains("content"),
                  Duration.ofSeconds(60),
                  Duration.ofSeconds(5)));

      await().atMost(60, TimeUnit.SECONDS).until(() -> contents(log).contains("content"));
      assertThat(said.toString(StandardCharsets.UTF_8))
          .contains("ended with exit status 3; starts again in 200 ms");
      assertThat(contents(log)).contains("java.lang.OutOfMemoryError").doesNotContain("full after");
      assertThat(child.process().isAlive()).isTrue();
      await()
          .atMost(60, TimeUnit.SECONDS)
          .until(() -> said.toString(StandardCharsets.UTF_8).contains("ready again"));
    } finally {
      children.stop("eater");
    }
  }

  private List<String> eater(int start) {
    List<String> appetite = List.of(start == 0 ? "hungry" : "content");
    List<String> options = List.of("-Xmx32m");
    return new JvmCommand(folder, "eater", options, HeapEater.class.getName(), appetite).line();
  }

  private static String contents(Path log) throws IOException {
    return Files.readString(log);
  }
}
