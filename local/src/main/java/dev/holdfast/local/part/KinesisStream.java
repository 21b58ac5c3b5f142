package dev.holdfast.local.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One stream of the emulator, spoken to without an AWS client: few calls are all there is to it.
 */
public final class KinesisStream {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PROBE_EVERY_MILLIS = 50;
  private static final long ACTIVE_WITHIN_SECONDS = 20;
  // The emulator wants to see a signature and does not check it.
  private static final String SIGNATURE =
      "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/kinesis/aws4_request,"
          + " SignedHeaders=host, Signature=0";

  private final URI endpoint;
  private final String name;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  KinesisStream(URI endpoint, String name) {
    this.endpoint = endpoint;
    this.name = name;
  }

  /** Makes the stream if it is not there, and waits until it takes records. */
  void create(int shards) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ACTIVE_WITHIN_SECONDS);
    HttpResponse<String> answer =
        call("CreateStream", Map.of("StreamName", name, "ShardCount", shards));
    if (answer.statusCode() != 200 && !answer.body().contains("ResourceInUseException")) {
      throw new IOException("The stream " + name + " can't be made: " + answer.body());
    }
    while (!isActive()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("The stream " + name + " does not become active.");
      }
      TimeUnit.MILLISECONDS.sleep(PROBE_EVERY_MILLIS);
    }
  }

  /** Puts a record, whatever is in it. */
  public void put(byte[] data) throws IOException, InterruptedException {
    done(
        "PutRecord",
        Map.of(
            "StreamName",
            name,
            "PartitionKey",
            "any",
            "Data",
            Base64.getEncoder().encodeToString(data)));
  }

  /** The shards that take records, in the order of their keys. */
  public List<Shard> open() throws IOException, InterruptedException {
    List<Shard> open = new ArrayList<>();
    for (JsonNode each :
        JSON.readTree(done("ListShards", Map.of("StreamName", name))).path("Shards")) {
      JsonNode keys = each.path("HashKeyRange");
      if (!each.path("SequenceNumberRange").has("EndingSequenceNumber")) {
        open.add(
            new Shard(
                each.path("ShardId").asText(),
                new BigInteger(keys.path("StartingHashKey").asText()),
                new BigInteger(keys.path("EndingHashKey").asText())));
      }
    }
    open.sort(Comparator.comparing(Shard::first));
    return open;
  }

  /** In the middle of its keys. */
  public void split(Shard shard) throws IOException, InterruptedException {
    BigInteger middle = shard.first().add(shard.last()).shiftRight(1);
    done(
        "SplitShard",
        Map.of(
            "StreamName",
            name,
            "ShardToSplit",
            shard.id(),
            "NewStartingHashKey",
            middle.toString()));
  }

  /** Two whose keys meet become one. */
  public void merge(Shard lower, Shard upper) throws IOException, InterruptedException {
    done(
        "MergeShards",
        Map.of("StreamName", name, "ShardToMerge", lower.id(), "AdjacentShardToMerge", upper.id()));
  }

  /**
   * A shard.
   *
   * @param first of its keys
   * @param last of them, which belongs to it
   */
  public record Shard(String id, BigInteger first, BigInteger last) {}

  private String done(String operation, Map<String, Object> body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = call(operation, body);
    if (answer.statusCode() != 200) {
      throw new IOException(operation + " on the stream " + name + ": " + answer.body());
    }
    return answer.body();
  }

  private boolean isActive() throws IOException, InterruptedException {
    String answer = call("DescribeStreamSummary", Map.of("StreamName", name)).body();
    return JSON.readTree(answer)
        .path("StreamDescriptionSummary")
        .path("StreamStatus")
        .asText()
        .equals("ACTIVE");
  }

  private HttpResponse<String> call(String operation, Map<String, Object> body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(endpoint)
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", "Kinesis_20131202." + operation)
            .header("X-Amz-Date", "20260101T000000Z")
            .header("Authorization", SIGNATURE)
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
