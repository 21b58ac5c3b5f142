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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    send(method, path, "application/json", body);
  }

  private void send(String method, String path, String type, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .header("Content-Type", type)
            .header("Prefer", "wait=10")
            .header("Idempotency-Key", "by-hand-" + UUID.randomUUID())
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
  }

  void receive(String item, int units) throws IOException, InterruptedException {
    String body = "{\"kind\":\"received\",\"quantity\":%d}".formatted(units);
    send("POST", "/items/" + item + "/stock", body);
  }

  /** Receives a unit each of many items, from `prefix-000` on. */
  void fill(String prefix, int items) throws IOException, InterruptedException {
    String lines =
        IntStream.range(0, items)
            .mapToObj(number -> "%s-%03d,received,1\n".formatted(prefix, number))
            .collect(Collectors.joining());
    send("POST", "/stock-changes", "text/csv", "item,kind,quantity\n" + lines);
  }

  /** Items that the gateway lists; it may not be able to at first. */
  long items() {
    return get("/items?limit=1").path("matching").asLong();
  }

  /** Those of them that have this in their ids. */
  long items(String search) {
    return get("/items?limit=1&q=" + search).path("matching").asLong();
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
