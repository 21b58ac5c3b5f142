package dev.holdfast.gateway.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** DynamoDB Local, one for all tests. */
final class DynamoDbLocal {
  private static final DynamoDbLocal RUNNING = new DynamoDbLocal();

  final URI endpoint;
  final DynamoDbAsyncClient client;

  private DynamoDbLocal() {
    int port = ChildProcess.freePort();
    Path folder = ChildProcess.folder("dynamodb");
    ChildProcess.start(ChildProcess.leashed(command(port, folder)), port, folder.resolve("log"));
    endpoint = URI.create("http://127.0.0.1:" + port);
    // Unlike the gateway's, with the SDK's own patience: an emulator is slow while it is cold.
    client =
        DynamoDbAsyncClient.builder()
            .region(Region.US_EAST_1)
            .endpointOverride(endpoint)
            .build();
  }

  static DynamoDbLocal running() {
    return RUNNING;
  }

  private static List<String> command(int port, Path folder) {
    Path part = Path.of(System.getProperty("dynamodb.class-path"));
    try {
      String libraries = Files.readString(part.resolve("class-path.txt")).strip();
      return List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx512m",
          "-XX:+UseSerialGC",
          "-cp",
          part.resolve("classes") + ":" + libraries,
          "dev.holdfast.local.dynamodb.LoopbackDynamoDb",
          Integer.toString(port),
          folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
