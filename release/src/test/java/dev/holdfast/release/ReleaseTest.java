package dev.holdfast.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive, unpacked where nothing else is: what a user has who has never built Holdfast. */
@Timeout(300)
class ReleaseTest {
  private static final int CTRL_C = 130;

  /** To a manual, or to a schema. */
  private static final Pattern LINK =
      Pattern.compile("]\\(([^)#\\s:]+\\.md|[^)#\\s:]*schemas/src/[^)#\\s:]+)[)#]");

  @TempDir static Path folder;
  private static Path home;
  private static Map<String, String> settings;

  /** A command that has ended. */
  private record Ran(int status, String said) {}

  @BeforeAll
  static void unpack() throws Exception {
    String archive = System.getProperty("release.archive");
    assertThat(run(folder, "tar", "-xzf", archive).status()).isZero();
    try (Stream<Path> unpacked = Files.list(folder)) {
      home = unpacked.findFirst().orElseThrow();
    }
    settings =
        Map.of(
            "HOLDFAST_DATA", folder.resolve("data").toString(),
            "HOLDFAST_PORT", freePort(),
            "HOLDFAST_FLINK_PORT", freePort(),
            "HOLDFAST_DYNAMODB_PORT", freePort(),
            "HOLDFAST_KINESIS_PORT", freePort());
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Integer.toString(socket.getLocalPort());
    }
  }

  private static ProcessBuilder command(Path workingFolder, String... words) {
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(workingFolder.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("HOLDFAST_"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    if (settings != null) {
      environment.putAll(settings);
    }
    return builder;
  }

  private static Ran run(Path workingFolder, String... words) throws Exception {
    Process process = command(workingFolder, words).start();
    byte[] said = process.getInputStream().readAllBytes();
    return new Ran(process.waitFor(), new String(said, StandardCharsets.UTF_8));
  }

  private static Ran holdfast(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("./holdfast"));
    command.addAll(List.of(words));
    return run(home, command.toArray(String[]::new));
  }

  @Test
  void itSaysWhatItCan() throws Exception {
    Ran help = holdfast("--help");

    assertThat(help.status()).isZero();
    assertThat(help.said()).contains("start", "hold", "completion");
    assertThat(holdfast("completion").said()).contains("_complete_holdfast");
  }

  @Test
  void whatCompletesTheLaunchersOptionsKnowsThemAll() throws Exception {
    List<String> options =
        Stream.of(holdfast("start", "--help").said().split("\\s+", -1))
            .filter(word -> word.matches("--[a-z]+"))
            .distinct()
            .toList();

    assertThat(options).contains("--fresh");
    assertThat(holdfast("completion").said()).contains(options);
  }

  /** An operator has no repository at hand; only links to sources lead there. */
  @Test
  void whatTheManualsLeadToIsThere() throws IOException {
    List<Path> manuals;
    try (Stream<Path> files = Files.walk(home)) {
      manuals =
          files
              .filter(file -> file.toString().endsWith(".md"))
              // What others wrote, with what is theirs.
              .filter(file -> !home.relativize(file).toString().contains("node_modules"))
              .toList();
    }

    assertThat(manuals).hasSizeGreaterThan(30);
    for (Path manual : manuals) {
      assertThat(LINK.matcher(Files.readString(manual)).results().map(link -> link.group(1)))
          .allSatisfy(
              link ->
                  assertThat(manual.resolveSibling(link).normalize())
                      .as("what %s leads to", home.relativize(manual))
                      .exists());
    }
  }

  @Test
  void theClientsAreThere() {
    assertThat(home.resolve("client"))
        .isDirectoryContaining("glob:**holdfast-client-*.jar")
        .isDirectoryContaining("glob:**holdfast-client-*.tgz");
  }

  @Test
  void itStartsHoldsAndStops() throws Exception {
    Process system = command(home, "./holdfast", "start").start();
    try (BufferedReader said = system.inputReader()) {
      awaitReady(said);

      Ran held = holdfast("hold", "espresso-cup", "2", "--id", "first");
      assertThat(held.said()).contains("held: espresso-cup/first");
      assertThat(held.status()).isZero();
      assertThat(holdfast("confirm", "espresso-cup/first").status()).isZero();

      assertThat(run(home, "kill", "-INT", Long.toString(system.pid())).status()).isZero();
      assertThat(said.lines()).anyMatch(line -> line.contains("everything has ended"));
      assertThat(system.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(system.exitValue()).isEqualTo(CTRL_C);
    } finally {
      system.destroy();
      system.waitFor();
    }
  }

  /** Reads until the launcher has said where everything is. */
  private static void awaitReady(BufferedReader said) throws IOException {
    List<String> lines = new ArrayList<>();
    String line = said.readLine();
    while (line != null && !line.contains("Ctrl-C stops everything")) {
      lines.add(line);
      line = said.readLine();
    }
    assertThat(line).as("%s", lines).isNotNull();
  }
}
