package dev.holdfast.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the Dockerfile copies, laid into a folder, and what runs there. */
final class LaidOutImage implements AutoCloseable {
  static final Path DOCKERFILE = Path.of("image/Dockerfile");
  static final String ADDRESS = "127.0.0.2";
  static final String KEY = "hf_" + "k".repeat(43);
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path root;
  private final List<Process> started = new ArrayList<>();

  LaidOutImage(Path root) throws IOException {
    this.root = root;
    for (String line : Files.readAllLines(DOCKERFILE)) {
      if (line.startsWith("COPY ")) {
        copy(List.of(line.substring("COPY ".length()).split(" ")));
      }
    }
  }

  /** Ends what was started. */
  @Override
  public void close() throws InterruptedException {
    for (Process each : started) {
      each.destroy();
      assertThat(each.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** The task definition's, but for the port, the address, and stores that nobody is to call. */
  Map<String, String> environment(int port, String bind) throws Exception {
    String nobody = "http://127.0.0.1:" + freePort();
    Map<String, String> environment =
        new TreeMap<>(GatewayStackTest.environment(Templates.WITH_GATEWAYS));
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("HOLDFAST_PORT", Integer.toString(port));
    environment.put("HOLDFAST_BIND", bind);
    environment.put("HOLDFAST_KEYS", root.resolve("keys").toString());
    environment.put("HOLDFAST_DYNAMODB_ENDPOINT", nobody);
    environment.put("HOLDFAST_KINESIS_ENDPOINT", nobody);
    environment.put("AWS_ACCESS_KEY_ID", "nobody");
    environment.put("AWS_SECRET_ACCESS_KEY", "nothing");
    environment.put("KEY_HASHES", "operator test " + hash());
    environment.put("PATH", System.getProperty("java.home") + "/bin:" + System.getenv("PATH"));
    return environment;
  }

  Map<String, String> inAFleet(int port, int fleetPort) throws Exception {
    Map<String, String> environment = environment(port, ADDRESS);
    environment.put("HOLDFAST_FLEET_PORT", Integer.toString(fleetPort));
    environment.put("HOLDFAST_FLEET_SECRET", "s".repeat(64));
    return environment;
  }

  private static String hash() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  /** Runs what stands behind an instruction, found where it was copied to. */
  Process start(String instruction, Map<String, String> environment) throws IOException {
    String line =
        Files.readAllLines(DOCKERFILE).stream()
            .filter(each -> each.startsWith(instruction))
            .findFirst()
            .orElseThrow();
    List<String> command = new ArrayList<>();
    new ObjectMapper()
        .readTree(line.substring(line.indexOf('[')))
        .forEach(word -> command.add(root + word.asText()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  static int exit(Process process) throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  static void awaitAlive(Process gateway, int port) throws Exception {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !gateway.isAlive() || isAnswered(ADDRESS, port));
    assertThat(gateway.isAlive()).as("the gateway runs").isTrue();
    assertThat(status(ADDRESS, port, "/live", "")).isEqualTo(200);
  }

  static boolean isAnswered(String address, int port) throws Exception {
    try {
      return status(address, port, "/live", "") > 0;
    } catch (ConnectException nobody) {
      return false;
    }
  }

  static int status(String address, int port, String path, String key) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + address + ":" + port + path));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS))) {
      return socket.getLocalPort();
    }
  }

  private void copy(List<String> words) throws IOException {
    Path to = Path.of(root + words.get(words.size() - 1));
    for (String from : words.subList(0, words.size() - 1)) {
      Path source = REPOSITORY.resolve(from);
      assertThat(source).as("built by: ./mvnw -DskipTests package").exists();
      if (Files.isDirectory(source)) {
        copyFolder(source, to);
      } else {
        Files.createDirectories(to);
        Files.copy(source, to.resolve(source.getFileName()));
      }
    }
  }

  private static void copyFolder(Path source, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
