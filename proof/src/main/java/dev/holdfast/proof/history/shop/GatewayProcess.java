package dev.holdfast.proof.history.shop;

import dev.holdfast.proof.part.PartMissing;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway as it is run: a process of its own, from its own jar. */
final class GatewayProcess {
  private static final Pattern LISTENS = Pattern.compile("listens on (http://[0-9.:]+)");

  /** Nothing listens there: no command is sent in this run, and nothing expires. */
  private static final String NO_KINESIS = "http://127.0.0.1:9";

  private final Process process;
  private final URI address;

  private GatewayProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts one, and returns when it listens.
   *
   * @param prefix of its tables
   * @param dynamoDb where it finds them
   * @param fleet its settings as one of a fleet
   * @throws PartMissing if it ends instead
   */
  static GatewayProcess start(Path jar, String prefix, URI dynamoDb, Map<String, String> fleet)
      throws PartMissing {
    // Quick to start rather than quick: it will not live long.
    ProcessBuilder command =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx384m",
                "-jar",
                jar.toString()));
    command
        .environment()
        .putAll(
            Map.of(
                "HOLDFAST_PORT", "0",
                "HOLDFAST_AUTH", "off",
                "HOLDFAST_PREFIX", prefix,
                "HOLDFAST_DYNAMODB_ENDPOINT", dynamoDb.toString(),
                "HOLDFAST_KINESIS_ENDPOINT", NO_KINESIS,
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"));
    command.environment().putAll(fleet);
    try {
      Process process = command.redirectErrorStream(true).start();
      BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
      URI address = address(process, lines);
      Thread reader = new Thread(() -> lines.lines().forEach(line -> {}), "gateway's words");
      reader.setDaemon(true);
      reader.setUncaughtExceptionHandler((thread, ended) -> {});
      reader.start();
      return new GatewayProcess(process, address);
    } catch (IOException e) {
      throw new PartMissing("A gateway does not start: " + e, e);
    }
  }

  private static URI address(Process process, BufferedReader lines)
      throws IOException, PartMissing {
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher listens = LISTENS.matcher(line);
      if (listens.find()) {
        return URI.create(listens.group(1));
      }
      said.append(line).append(System.lineSeparator());
    }
    process.destroyForcibly();
    throw new PartMissing("A gateway ended when it was started:\n" + said, null);
  }

  URI address() {
    return address;
  }

  /** As `kill -9` does; does not wait. */
  void kill() {
    process.destroyForcibly();
  }

  /** Completes when it has ended. */
  CompletableFuture<Process> ended() {
    return process.onExit();
  }
}
