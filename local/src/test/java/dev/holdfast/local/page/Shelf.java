package dev.holdfast.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

/** What the gateway says of items, beside the page. */
final class Shelf {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI gateway;

  Shelf(URI gateway) {
    this.gateway = gateway;
  }

  /** Places a hold of one unit, by the path of its reservation. */
  void hold(String path) throws IOException, InterruptedException {
    hold(path, 900);
  }

  void hold(String path, int seconds) throws IOException, InterruptedException {
    send("PUT", path, "{\"cart\":\"c1\",\"quantity\":1,\"holdSeconds\":%d}".formatted(seconds));
  }

  /** Asks for something, and waits for its outcome if that is to come. */
  void send(String method, String path, String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .header("Content-Type", "application/json")
            .header("Prefer", "wait=10")
            .header("Idempotency-Key", "by-hand-" + UUID.randomUUID())
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
  }

  /** Items that the gateway lists; it may not be able to at first. */
  int items() {
    return get("/items?limit=100").path("items").size();
  }

  long onHand(String item) {
    return get("/items/" + item).path("onHand").asLong();
  }

  /** What has happened to it, in order. */
  List<String> kinds(String item) {
    return get("/items/" + item + "/events?limit=1000").path("events").findValuesAsText("kind");
  }

  private JsonNode get(String path) {
    try (InputStream answer = gateway.resolve(path).toURL().openStream()) {
      return JSON.readTree(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
