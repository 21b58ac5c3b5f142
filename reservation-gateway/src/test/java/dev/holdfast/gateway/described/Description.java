package dev.holdfast.gateway.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What openapi.yaml says, found by what was asked for. */
final class Description {
  private static final Pattern PARAMETER = Pattern.compile("[{][a-z]+[}]");

  final JsonNode document;

  private final Map<String, Pattern> paths = new HashMap<>();

  private Description(JsonNode document) {
    this.document = document;
    document.path("paths").fieldNames().forEachRemaining(path -> paths.put(path, pattern(path)));
  }

  static Description read() {
    try (InputStream yaml = Description.class.getResourceAsStream("/openapi.yaml")) {
      return new Description(new ObjectMapper(new YAMLFactory()).readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the router matches: only the last parameter may not be empty, and a slash may follow. */
  private static Pattern pattern(String template) {
    String any = PARAMETER.matcher(template).replaceAll("[^/]*");
    return Pattern.compile(any.replaceFirst("[*]$", "+") + "/?");
  }

  /** The operation; empty if there is none of this path and method. */
  Optional<JsonNode> operation(String method, String path) {
    String described = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    return paths.entrySet().stream()
        .filter(entry -> entry.getValue().matcher(path).matches())
        .map(Map.Entry::getKey)
        .min(Comparator.comparingInt(Description::parameters))
        .map(template -> document.path("paths").path(template).path(described))
        .filter(JsonNode::isObject);
  }

  /** The response of this status; with none of its own, what any request may be answered with. */
  JsonNode response(JsonNode operation, String status) {
    JsonNode responses = operation.path("responses");
    JsonNode own = responses.path(status);
    return resolved(own.isMissingNode() ? responses.path("default") : own);
  }

  /** What any request may be answered with, whatever it asks for. */
  JsonNode anyRequest() {
    return document.at("/components/responses/anyRequest");
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static int parameters(String template) {
    return (int) PARAMETER.matcher(template).results().count();
  }
}
