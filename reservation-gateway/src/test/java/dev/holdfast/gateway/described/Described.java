package dev.holdfast.gateway.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds answers against openapi.yaml: their status must be described, their content type, and each
 * of their members.
 */
public final class Described {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Description DESCRIPTION = Description.read();
  private static final ClosedSchemas SCHEMAS = new ClosedSchemas(DESCRIPTION.document);

  private Described() {}

  /**
   * @throws AssertionError if it was answered otherwise than is described
   */
  public static void check(Exchange exchange) {
    List<String> faults = faults(exchange);
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "Not as openapi.yaml has it: " + exchange + "\n  " + String.join("\n  ", faults));
    }
  }

  static List<String> faults(Exchange exchange) {
    Optional<JsonNode> operation = DESCRIPTION.operation(exchange.method(), exchange.path());
    boolean isOfTheApi = operation.isPresent() || exchange.status() >= 400;
    if (!isOfTheApi) {
      return List.of(); // A page, a file of one, or which methods there are.
    }
    JsonNode response =
        operation
            .map(described -> DESCRIPTION.response(described, Integer.toString(exchange.status())))
            .orElseGet(DESCRIPTION::anyRequest);
    if (response.path("content").isMissingNode()) {
      return response.isMissingNode() ? List.of("no such status") : noBody(exchange);
    }
    JsonNode content = response.path("content").path(exchange.mediaType());
    if (content.isMissingNode()) {
      return List.of("no such content type");
    }
    return faults(content.path("schema"), exchange);
  }

  private static List<String> noBody(Exchange exchange) {
    return exchange.body().isEmpty() ? List.of() : List.of("it has a body");
  }

  private static List<String> faults(JsonNode schema, Exchange exchange) {
    boolean isBodiless = exchange.method().equals("HEAD");
    if (isBodiless || schema.isMissingNode() || !exchange.mediaType().contains("json")) {
      return List.of();
    }
    return values(exchange).flatMap(value -> SCHEMAS.faults(schema, value).stream()).toList();
  }

  private static Stream<JsonNode> values(Exchange exchange) {
    List<String> texts =
        exchange.mediaType().endsWith("ndjson")
            ? exchange.body().lines().toList()
            : List.of(exchange.body());
    return texts.stream()
        .map(Described::parse)
        .peek(value -> inMilliseconds(value, exchange.hasTextTimes()));
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("no JSON: " + text, e);
    }
  }

  /** Times as text are said once, for all operations; the schemas have them as numbers. */
  private static void inMilliseconds(JsonNode value, boolean hasTextTimes) {
    if (!hasTextTimes) {
      return;
    }
    value.forEach(inner -> inMilliseconds(inner, true));
    if (value instanceof ObjectNode object) {
      List<String> times = new ArrayList<>();
      object.fieldNames().forEachRemaining(times::add);
      times.removeIf(name -> !isTime(name) || !object.path(name).isTextual());
      for (String time : times) {
        long millis = Instant.parse(object.path(time).textValue()).toEpochMilli();
        object.set(time, LongNode.valueOf(millis));
      }
    }
  }

  private static boolean isTime(String name) {
    return name.equals("at") || name.equals("asOf") || name.endsWith("At");
  }
}
