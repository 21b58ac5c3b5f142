package dev.holdfast.gateway.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The examples of answers in openapi.yaml, each of which must be an answer that was really given.
 * Times are any times.
 */
public final class Examples {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Numbers from here on are times, epoch milliseconds. */
  private static final long TIMES_FROM = 1_000_000_000_000L;

  private final Description description = Description.read();
  private final Set<JsonNode> met = Collections.newSetFromMap(new IdentityHashMap<>());

  /** What was answered otherwise than its example is, with the answer to be put there. */
  private final List<String> others = new ArrayList<>();

  /** An answer that is to stand as an example. */
  public void show(Exchange exchange) {
    JsonNode operation = description.operation(exchange.method(), exchange.path()).orElseThrow();
    JsonNode content =
        description
            .response(operation, Integer.toString(exchange.status()))
            .path("content")
            .path(exchange.mediaType());
    for (String line : lines(exchange)) {
      show(exchange, parse(line), Examples.of(content));
    }
  }

  private void show(Exchange exchange, JsonNode answer, List<JsonNode> examples) {
    for (JsonNode example : examples) {
      if (timeless(example).equals(timeless(answer))) {
        met.add(example);
        return;
      }
    }
    others.add(exchange.method() + " " + exchange.path() + " " + exchange.status() + " " + answer);
  }

  /** Answers that no example is like; empty if all are. */
  public List<String> others() {
    return others;
  }

  /** Where an example is that nobody was answered, or where there is none and ought to be one. */
  public Set<String> faults() {
    Set<String> faults = new TreeSet<>();
    for (var path : description.document.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        String name = operation.getKey() + " " + path.getKey();
        for (var response : operation.getValue().path("responses").properties()) {
          check(name, operation.getValue(), response.getKey(), faults);
        }
      }
    }
    return faults;
  }

  private void check(String name, JsonNode operation, String status, Set<String> faults) {
    for (var content : description.response(operation, status).path("content").properties()) {
      List<JsonNode> examples = of(content.getValue());
      boolean isJson = content.getKey().contains("json");
      if (isJson && examples.isEmpty() && status.startsWith("2")) {
        faults.add(name + " " + status + " has no example");
      }
      if (isJson && !met.containsAll(examples)) {
        faults.add(name + " " + status + " has an example that is no answer");
      }
    }
  }

  private static List<JsonNode> of(JsonNode content) {
    if (content.has("example")) {
      return List.of(content.path("example"));
    }
    return content.path("examples").findValues("value");
  }

  private static List<String> lines(Exchange exchange) {
    return exchange.mediaType().endsWith("ndjson")
        ? exchange.body().lines().toList()
        : List.of(exchange.body());
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("no JSON: " + text, e);
    }
  }

  private static JsonNode timeless(JsonNode value) {
    if (value.canConvertToLong() && value.asLong() >= TIMES_FROM) {
      return TextNode.valueOf("a time");
    }
    if (value instanceof ObjectNode object) {
      ObjectNode without = JSON.createObjectNode();
      object
          .properties()
          .forEach(member -> without.set(member.getKey(), timeless(member.getValue())));
      return without;
    }
    if (value.isArray()) {
      return JSON.valueToTree(value.valueStream().map(Examples::timeless).toList());
    }
    return value;
  }
}
