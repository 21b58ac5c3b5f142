package dev.holdfast.local.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A few items to try things with, put through the gateway like any shop would. Every request
 * carries an Idempotency-Key of its own, so that an attempt cut short is simply repeated.
 */
public final class SampleCatalogue {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long DONE_WITHIN_SECONDS = 40;
  private static final long RETRY_EVERY_MILLIS = 100;

  private final URI gateway;
  private final Optional<OperatorKey> key;
  private final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DONE_WITHIN_SECONDS);
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  /**
   * @param key if the gateway asks for one
   */
  public SampleCatalogue(URI gateway, Optional<OperatorKey> key) {
    this.gateway = gateway;
    this.key = key;
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
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve("/items/" + path))
            .timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "sample" + path.substring(item.length()).replace('/', '-'));
    key.ifPresent(own -> request.header("Authorization", "Bearer " + own.text()));
    return request;
  }

  // An item is there once the job has decided its first stock; until then it is unknown.
  private void until(int wanted, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    while (true) {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == wanted) {
        return;
      }
      boolean mayChange = answer.statusCode() == 404 || answer.statusCode() == 503;
      if (!mayChange || System.nanoTime() > deadline) {
        throw new IOException(
            "The gateway answers %d to %s: %s"
                .formatted(answer.statusCode(), answer.uri().getPath(), answer.body()));
      }
      TimeUnit.MILLISECONDS.sleep(RETRY_EVERY_MILLIS);
    }
  }
}
