package dev.holdfast.operate.letters;

import dev.holdfast.command.Emulators;
import dev.holdfast.gateway.command.KinesisClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** A Kinesis emulator in a process of its own, where the gateway's tests have installed it. */
final class KinesisEmulator implements AutoCloseable {
  private static final Path SCRIPT =
      Path.of("..", "..", "..", "reservation-gateway", "target", "kinesis", "kinesis.js");

  private final Process process;
  private final URI endpoint;
  private final KinesisAsyncClient client;

  private KinesisEmulator(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
    this.client = KinesisClients.create(Region.US_EAST_1, Emulators.endpoint(endpoint.toString()));
  }

  /** Starts it, and waits until it listens. */
  static KinesisEmulator start(Path folder) throws IOException {
    int port = freePort();
    Process process =
        new ProcessBuilder(
                "node",
                SCRIPT.toString(),
                Integer.toString(port),
                folder.resolve("kinesis").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("kinesis.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> listens(process, port));
    return new KinesisEmulator(process, URI.create("http://127.0.0.1:" + port));
  }

  URI endpoint() {
    return endpoint;
  }

  /** Makes a stream of one shard. */
  void create(String stream) {
    client.createStream(request -> request.streamName(stream).shardCount(1)).join();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                client
                        .describeStreamSummary(request -> request.streamName(stream))
                        .join()
                        .streamDescriptionSummary()
                        .streamStatus()
                    == StreamStatus.ACTIVE);
  }

  /** What is in the stream's one shard, as one call brings it. */
  List<Record> records(String stream) {
    String shard =
        client.listShards(request -> request.streamName(stream)).join().shards().get(0).shardId();
    String iterator =
        client
            .getShardIterator(
                request ->
                    request
                        .streamName(stream)
                        .shardId(shard)
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .join()
            .shardIterator();
    return client.getRecords(request -> request.shardIterator(iterator)).join().records();
  }

  @Override
  public void close() {
    client.close();
    process.destroyForcibly().onExit().join();
  }

  private static boolean listens(Process process, int port) {
    if (!process.isAlive()) {
      throw new IllegalStateException("the Kinesis emulator ended with " + process.exitValue());
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
