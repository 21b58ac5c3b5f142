package dev.holdfast.local.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdfast.local.Progress;
import dev.holdfast.local.config.GatewayAddress;
import dev.holdfast.local.config.LocalConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A few items to try things with, put through the gateway like any shop would. Every request
 * carries an Idempotency-Key of its own, so that an attempt cut short is simply repeated.
 */
public final class SampleCatalogue {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long DONE_WITHIN_SECONDS = 40;
  private static final long RETRY_EVERY_MILLIS = 100;
  private static final Set<Integer> MAY_CHANGE = Set.of(404, 429, 503);

  private final URI gateway;
  private final HttpClient client;
  private final OperatorKey key;
  private final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DONE_WITHIN_SECONDS);

  /** For the gateway of a local system. */
  public static SampleCatalogue at(LocalConfig config) throws IOException {
    return new SampleCatalogue(
        GatewayPart.endpoint(config),
        GatewayAddress.client(config.gateway()),
        OperatorKey.in(config.data()));
  }

  /**
   * @param key which a gateway that checks nobody passes over
   */
  public SampleCatalogue(URI gateway, HttpClient client, OperatorKey key) {
    this.gateway = gateway;
    this.client = client;
    this.key = key;
  }

  /**
   * Puts all items into a local system, unless that was done before.
   *
   * @param done the file that says so
   */
  public static void putOnce(LocalConfig config, Path done, Progress progress)
      throws InterruptedException {
    if (Files.exists(done)) {
      return;
    }
    try {
      int items = at(config).put();
      Files.createFile(done);
      progress.say("catalogue", items + " sample items");
    } catch (IOException e) {
      progress.say("catalogue", "not complete; the next start goes on. " + e.getMessage());
    }
  }

  /**
   * Puts all items and waits until they can be read.
   *
   * @return how many there are
   */
  public int put() throws IOException, InterruptedException {
    JsonNode items;
    try (InputStream text = SampleCatalogue.class.getResourceAsStream("/sample-catalogue.json")) {
      items = JSON.readTree(text);
    }
    for (JsonNode each : items) {
      receive(each.path("item").asText(), each.path("received").asLong());
    }
    for (JsonNode each : items) {
      String item = each.path("item").asText();
      if (each.has("policy")) {
        String body = each.path("policy").toString();
        until(202, request(item + "/policy", item).PUT(BodyPublishers.ofString(body)));
      }
      until(200, request(item, item).GET());
    }
    return items.size();
  }

  private void receive(String item, long quantity) throws IOException, InterruptedException {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", "received")
            .put("quantity", quantity)
            .put("reason", "sample catalogue")
            .toString();
    until(202, request(item + "/stock", item).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String item) {
    return HttpRequest.newBuilder(gateway.resolve("/items/" + path))
        .timeout(Duration.ofSeconds(5))
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", "sample" + path.substring(item.length()).replace('/', '-'))
        .header("Authorization", key.authorization());
  }

  // With a limit of calls per second, 429. An item is there once the job has decided its first
  // stock; until then it is unknown.
  private void until(int wanted, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    while (true) {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == wanted) {
        return;
      }
      boolean mayChange = MAY_CHANGE.contains(answer.statusCode());
      if (!mayChange || System.nanoTime() > deadline) {
        throw new IOException(
            "The gateway answers %d to %s: %s"
                .formatted(answer.statusCode(), answer.uri().getPath(), answer.body()));
      }
      TimeUnit.MILLISECONDS.sleep(RETRY_EVERY_MILLIS);
    }
  }
}
