package dev.holdfast.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

/** What the gateway says of items, beside the page. */
final class Shelf {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI gateway;

  Shelf(URI gateway) {
    this.gateway = gateway;
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
