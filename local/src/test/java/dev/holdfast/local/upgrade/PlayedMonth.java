package dev.holdfast.local.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.DynamoDbPart;
import dev.holdfast.local.part.GatewayPart;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shop's December, replayed against a system by a process of its own. */
final class PlayedMonth implements AutoCloseable {
  private static final String TRACE = "online-retail/2010-12.csv.gz";

  /** Lines of the trace, for who has not the time for all of it. */
  private static final String LIMIT = "upgrade.lines";

  /** How far it has come, as it says in the phase in which it plays. */
  private static final Pattern PROGRESS = Pattern.compile("^trace .* ([\\d,]+)/([\\d,]+) ");

  private final Process process;
  private final BufferedReader said;
  private final Path report;

  private PlayedMonth(Process process, Path report) {
    this.process = process;
    this.said = process.inputReader();
    this.report = report;
  }

  /** The trace; skips the test where it is not. */
  static Path trace() {
    String elsewhere = System.getenv("HOLDFAST_SHOP_DATA");
    Path folder = elsewhere != null ? Path.of(elsewhere) : Path.of("..", "..", "shared", "data");
    Path trace = folder.resolve(TRACE);
    assumeTrue(
        Files.exists(trace),
        () -> "needs " + trace + "; HOLDFAST_SHOP_DATA may name another folder than " + folder);
    return trace.toAbsolutePath();
  }

  /**
   * Begins.
   *
   * @param bench the jar with the commands
   */
  static PlayedMonth start(LocalConfig config, Path bench, Path trace, Path folder)
      throws IOException {
    Path report = folder.resolve("report.json");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                bench.toString(),
                "replay",
                "--gateway=" + GatewayPart.endpoint(config),
                "--dynamodb=" + DynamoDbPart.endpoint(config),
                "--archive=" + config.data().resolve("archive"),
                // Items that stayed sold out are told of minutes later, by commits of their own.
                "--audit-settle=300",
                "--report=" + report));
    String limit = System.getProperty(LIMIT);
    if (limit != null) {
      command.add("--limit=" + limit);
    }
    command.add(trace.toString());
    return new PlayedMonth(new ProcessBuilder(command).redirectErrorStream(true).start(), report);
  }

  /** Waits until so much of it has been played. */
  void await(double part) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      System.out.println(line);
      Matcher progress = PROGRESS.matcher(line);
      if (progress.find() && number(progress.group(1)) >= part * number(progress.group(2))) {
        return;
      }
    }
    throw new AssertionError("it ended before " + part + " of it was played");
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace(",", ""));
  }

  /** Waits until it has been played and compared. */
  JsonNode end() throws Exception {
    said.lines().forEach(System.out::println);
    assertThat(process.waitFor()).as("no mismatch").isZero();
    return new ObjectMapper().readTree(report.toFile());
  }

  @Override
  public void close() {
    process.destroy();
  }
}
