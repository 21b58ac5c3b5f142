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

/** What the gateway says of items, beside the page. */
final class Shelf {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI gateway;

  Shelf(URI gateway) {
    this.gateway = gateway;
  }

  /** Places a hold of one unit, by the path of its reservation. */
  void hold(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString("{\"cart\":\"c1\",\"quantity\":1}"))
            .build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
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
