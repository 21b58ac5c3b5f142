package dev.holdfast.local.part;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One stream of the emulator, made without an AWS client: two calls are all there is to it. */
final class KinesisStream {
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
