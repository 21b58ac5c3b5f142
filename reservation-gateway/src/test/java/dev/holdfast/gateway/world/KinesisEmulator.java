package dev.holdfast.gateway.world;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** A Kinesis emulator, with what tests ask of a stream. */
public final class KinesisEmulator implements AutoCloseable {
  private static KinesisEmulator shared;

  final URI endpoint;
  private final KinesisAsyncClient client;
  private final ChildProcess process;

  private KinesisEmulator() {
    int port = ChildProcess.freePort();
    Path folder = ChildProcess.folder("kinesis");
    String script = Path.of(System.getProperty("kinesis.folder"), "kinesis.js").toString();
    String data = folder.resolve("data").toString();
    process =
        ChildProcess.start(
            List.of("node", script, Integer.toString(port), data), port, folder.resolve("log"));
    endpoint = URI.create("http://127.0.0.1:" + port);
    System.setProperty(SdkSystemSetting.CBOR_ENABLED.property(), "false");
    client =
        KinesisAsyncClient.builder()
            .region(Region.US_EAST_1)
            .endpointOverride(endpoint)
            .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1))
            .build();
  }

  /** One for all tests that leave it running. */
  static synchronized KinesisEmulator running() {
    if (shared == null) {
      shared = new KinesisEmulator();
    }
    return shared;
  }

  /** One to be closed. */
  public static KinesisEmulator ofItsOwn() {
    return new KinesisEmulator();
  }

  void create(String stream, int shards) {
    client.createStream(request -> request.streamName(stream).shardCount(shards)).join();
    awaitActive(stream);
  }

  public void split(String stream, Shard shard, String newStartingHashKey) {
    client
        .splitShard(
            request ->
                request
                    .streamName(stream)
                    .shardToSplit(shard.shardId())
                    .newStartingHashKey(newStartingHashKey))
        .join();
    awaitActive(stream);
  }

  public List<Shard> shards(String stream) {
    return client.listShards(request -> request.streamName(stream)).join().shards();
  }

  /** All records of a shard so far. */
  public List<Record> records(String stream, Shard shard) {
    return records(stream, shard, null);
  }

  /** Those after one of them; all, if that is null. */
  List<Record> records(String stream, Shard shard, String afterSequence) {
    String iterator =
        client
            .getShardIterator(
                request ->
                    request
                        .streamName(stream)
                        .shardId(shard.shardId())
                        .startingSequenceNumber(afterSequence)
                        .shardIteratorType(
                            afterSequence == null
                                ? ShardIteratorType.TRIM_HORIZON
                                : ShardIteratorType.AFTER_SEQUENCE_NUMBER))
            .join()
            .shardIterator();
    List<Record> records = new ArrayList<>();
    while (iterator != null) {
      String from = iterator;
      var page = client.getRecords(request -> request.shardIterator(from)).join();
      records.addAll(page.records());
      iterator = page.records().isEmpty() ? null : page.nextShardIterator();
    }
    return records;
  }

  @Override
  public void close() {
    client.close();
    process.close();
  }

  private void awaitActive(String stream) {
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
}
