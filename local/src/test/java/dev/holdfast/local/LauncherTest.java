package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  @TempDir Path folder;

  @Test
  void anUnknownArgumentIsWrongUsage() throws Exception {
    Ended ended = launch(Map.of(), "--frehs");

    assertThat(ended.status).isEqualTo(2);
    assertThat(ended.output).contains("--frehs", "--fresh", "HOLDFAST_KINESIS_PORT");
  }

  @Test
  void settingsThatMakeNoSenseAreWrongUsageAndAllNamed() throws Exception {
    Ended ended = launch(Map.of("HOLDFAST_PORT", "x", "HOLDFAST_FLINK_PORT", "0"));

    assertThat(ended.status).isEqualTo(2);
    assertThat(ended.output).contains("HOLDFAST_PORT", "HOLDFAST_FLINK_PORT");
  }

  @Test
  void aTakenPortIsNamedBeforeAnythingStarts() throws Exception {
    try (var taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());

      Ended ended = launch(Map.of("HOLDFAST_DYNAMODB_PORT", port));

      assertThat(ended.status).isEqualTo(3);
      assertThat(ended.output).contains(port, "HOLDFAST_DYNAMODB_PORT");
      assertThat(folder.resolve("data/logs")).doesNotExist();
    }
  }

  @Test
  void freshDeletesNothingInAFolderThatIsNotOurs() throws Exception {
    Path precious = Files.createDirectories(folder.resolve("data")).resolve("precious");
    Files.writeString(precious, "mine");

    Ended ended = launch(Map.of(), "--fresh");

    assertThat(ended.status).isEqualTo(3);
    assertThat(precious).hasContent("mine");
  }

  @Test
  void aLauncherKilledOutrightLeavesNoChildBehind() throws Exception {
    Process launcher = java(LaunchedKinesis.class, Map.of(), folder.resolve("data").toString());
    try {
      ProcessHandle child =
          ProcessHandle.of(Long.parseLong(launcher.inputReader().readLine())).orElseThrow();

      launcher.destroyForcibly();

      await().atMost(Duration.ofSeconds(10)).until(() -> !child.isAlive());
    } finally {
      launcher.destroyForcibly();
    }
  }

  private record Ended(int status, String output) {}

  private Ended launch(Map<String, String> environment, String... arguments) throws Exception {
    Process launcher = java(Launcher.class, environment, arguments);
    try {
      assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
      byte[] output = launcher.getInputStream().readAllBytes();
      return new Ended(launcher.exitValue(), new String(output, StandardCharsets.UTF_8));
    } finally {
      launcher.destroyForcibly();
    }
  }

  private Process java(Class<?> main, Map<String, String> environment, String... arguments)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                main.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("HOLDFAST_"));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("HOLDFAST_DATA", folder.resolve("data").toString());
    builder.environment().putAll(environment);
    if (main == Launcher.class) {
      builder.redirectErrorStream(true);
    }
    return builder.start();
  }
}
