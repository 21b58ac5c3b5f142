package dev.holdfast.proof.part;

import dev.holdfast.command.Emulators;
import dev.holdfast.log.dynamodb.DynamoDbClients;
import dev.holdfast.log.dynamodb.Tables;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * DynamoDB Local, as one machine runs it: a process of its own, its data in a folder of its own,
 * both gone when this is closed.
 */
public final class DynamoDbLocal implements AutoCloseable {
  public static final String DURABILITY = "kill -9 of every process; the last puts not a power cut";

  private static final Path LIBRARIES = Path.of("local", "parts", "dynamodb", "target", "lib");
  private static final Duration LISTENS_WITHIN = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_MILLIS = 50;

  /** As many, and as patient, as the gateway's own. */
  private static final int CONNECTIONS = 200;

  private static final Duration ATTEMPT_MAX = Duration.ofSeconds(2);

  private final Process process;
  private final Path data;
  private final URI endpoint;
  private final DynamoDbAsyncClient client;

  private DynamoDbLocal(Process process, Path data, URI endpoint) {
    this.process = process;
    this.data = data;
    this.endpoint = endpoint;
    Emulators.useAnyCredentials();
    this.client =
        DynamoDbClients.create(Region.US_EAST_1, Optional.of(endpoint), CONNECTIONS, ATTEMPT_MAX);
  }

  /**
   * Starts it, and returns when it listens.
   *
   * @throws PartMissing if it has not been built
   */
  public static DynamoDbLocal start() throws PartMissing {
    Path libraries = BuiltParts.find(LIBRARIES, "DynamoDB Local");
    Path target = libraries.getParent();
    try {
      Path data = Files.createTempDirectory("holdfast-dynamodb");
      int port = FreePort.find();
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-Xmx512m",
              "-cp",
              target.resolve("classes") + File.pathSeparator + libraries.resolve("*"),
              "dev.holdfast.local.dynamodb.LoopbackDynamoDb",
              Integer.toString(port),
              data.toString());
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(data.resolve("dynamodb.log").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, data), "end dynamodb"));
      awaitListening(process, port);
      return new DynamoDbLocal(process, data, URI.create("http://127.0.0.1:" + port));
    } catch (IOException e) {
      throw new PartMissing("DynamoDB Local does not start: " + e, e);
    }
  }

  /** Where it listens. */
  public URI endpoint() {
    return endpoint;
  }

  public DynamoDbAsyncClient client() {
    return client;
  }

  /** Makes a set of tables that nobody else uses. */
  public Tables newTables() {
    return newTables("b" + UUID.randomUUID().toString().substring(0, 8) + "-");
  }

  /** Makes the tables whose names begin with `prefix`. */
  public Tables newTables(String prefix) {
    Tables tables = new Tables(prefix);
    tables.createMissing(client);
    return tables;
  }

  @Override
  public void close() {
    client.close();
    end(process, data);
  }

  /** By its user, or when the command ends: by Ctrl-C, too, and then perhaps by both. */
  private static void end(Process process, Path data) {
    process.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(data);
    } catch (NoSuchFileException deleted) {
      // By the other.
    } catch (IOException e) {
      System.err.println(data + " could not be deleted: " + e);
    }
  }

  private static void awaitListening(Process process, int port) throws IOException {
    long deadline = System.nanoTime() + LISTENS_WITHIN.toNanos();
    while (true) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          process.destroyForcibly();
          throw notYet;
        }
      }
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }
}
