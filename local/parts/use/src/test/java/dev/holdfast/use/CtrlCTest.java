package dev.holdfast.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.client.world.FakeGateway;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Watching, in a process of its own, which Ctrl-C ends. */
class CtrlCTest {
  private static final int INTERRUPTED = 130;

  @Test
  void watchEndsWithTheStatusOfCtrlC() throws Exception {
    try (FakeGateway gateway = new FakeGateway().eventsAndSilence(": hello\n\n")) {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      String path = System.getProperty("java.class.path");
      String url = gateway.address().toString();
      Process watch =
          new ProcessBuilder(List.of(java, "-cp", path, Use.class.getName(), "watch", "--url", url))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        await().atMost(Duration.ofSeconds(60)).until(() -> gateway.seen().size() == 1);
        new ProcessBuilder("kill", "-INT", Long.toString(watch.pid())).start().waitFor();

        assertThat(watch.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(watch.exitValue()).isEqualTo(INTERRUPTED);
      } finally {
        watch.destroyForcibly();
      }
    }
  }
}
