package dev.holdfast.log.dynamodb;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * DynamoDB Local in a process of its own, on a free port, its data in a folder that a test gives
 * it. Built by the module `local-dynamodb`.
 */
public final class LocalDynamoDb implements AutoCloseable {
  private static final Path MODULE = Path.of("local", "parts", "dynamodb", "target");

  private final Process process;
  private final int port;

  private LocalDynamoDb(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it, and returns when it listens. */
  public static LocalDynamoDb start(Path data) {
    try {
      Path target = moduleTarget();
      int port = freePort();
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  // It ends before the optimizing compiler, or a collector of many threads, pays
                  // off.
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Xmx512m",
                  "-cp",
                  target.resolve("classes") + java.io.File.pathSeparator + target.resolve("lib/*"),
                  "dev.holdfast.local.dynamodb.LoopbackDynamoDb",
                  Integer.toString(port),
                  data.toString())
              .redirectErrorStream(true)
              .redirectOutput(data.resolve("dynamodb.log").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      await().atMost(Duration.ofSeconds(60)).until(() -> listens(process, port));
      return new LocalDynamoDb(process, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** A client for it; the credentials mean nothing to it. */
  public DynamoDbAsyncClient client() {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    return DynamoDbClients.create(
        Region.US_EAST_1, Optional.of(endpoint()), 50, Duration.ofSeconds(2));
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private static boolean listens(Process process, int port) {
    if (!process.isAlive()) {
      throw new IllegalStateException("DynamoDB Local ended with " + process.exitValue());
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static Path moduleTarget() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve(MODULE))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("build local/parts/dynamodb first: ./mvnw package");
    }
    return folder.resolve(MODULE);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
