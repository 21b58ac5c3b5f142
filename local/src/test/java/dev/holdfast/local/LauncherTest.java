package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.config.ConfigException;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.SettingsCheck;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
    assertThat(ended.output).contains("--frehs", "--fresh", "--help").doesNotContain("HOLDFAST_");
  }

  @Test
  void settingsThatMakeNoSenseAreWrongUsageAndAllNamed() throws Exception {
    Ended ended = launch(Map.of("HOLDFAST_PORT", "x", "HOLDFAST_FLINK_PORT", "0"));

    assertThat(ended.status).isEqualTo(2);
    assertThat(ended.output).contains("HOLDFAST_PORT", "HOLDFAST_FLINK_PORT");
  }

  @Test
  void settingsOfGatewayAndJobAreLookedAtBeforeAnythingStartsOrIsDeleted() throws Exception {
    Path kept = kept();

    Ended ended =
        launch(
            Map.of(
                "HOLDFAST_JOB_SETTINGS", "memory.seconds=x,grace.seconds=0,foo=1",
                "HOLDFAST_BIND", "0.0.0.0",
                "HOLDFAST_CALLS_PER_SECOND", "-1",
                "HOLDFAST_POLICIES", "{\"a\":{\"holdSeconds\":0,\"x\":1},\"b c\":{}}"),
            "--fresh");

    assertThat(ended.status).as(ended.output).isEqualTo(2);
    assertThat(ended.output)
        .contains("The job: memory.seconds", "The job: grace.seconds", "The job: foo")
        .contains("The gateway: HOLDFAST_BIND", "The gateway: HOLDFAST_CALLS_PER_SECOND")
        .contains("x is no field", "holdSeconds must be between", "of \"b c\"");
    assertThat(kept).exists();
    assertThat(folder.resolve("data/logs")).doesNotExist();
  }

  @Test
  void theLogsRetentionIsSetOnceForGatewayAndJob() throws Exception {
    Map<String, String> month = Map.of("HOLDFAST_POLICIES", "{\"\":{\"holdSecondsMax\":2592000}}");
    assertThat(check(month)).hasSize(2).allMatch(fault -> fault.contains("holdSecondsMax"));

    Map<String, String> longer = new HashMap<>(month);
    longer.put("HOLDFAST_RETENTION_DAYS", "31");
    assertThat(check(longer)).isEmpty();
  }

  private List<String> check(Map<String, String> gateway) throws Exception {
    Path data = Files.createDirectories(folder.resolve("checked"));
    LocalConfig config = LocalConfig.onFreePorts(data).withGateway(gateway);
    try {
      SettingsCheck.of(config, Installation.ofThisBuild());
      return List.of();
    } catch (ConfigException e) {
      return e.faults();
    }
  }

  /** A file in a data folder of ours. */
  private Path kept() throws Exception {
    Path data = folder.resolve("data");
    DataFolder.open(data).close();
    return Files.createFile(data.resolve("kept"));
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
