package dev.holdfast.proof.replay.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.proof.api.ApiRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A request with JSON, or with nothing.
 *
 * @param path from the first slash on, encoded
 * @param body empty for nothing
 */
record JsonRequest(String method, String path, String body, String idempotencyKey)
    implements ApiRequest {
  /** Reads {@code /word/word/…}; words may hold any sign. */
  static JsonRequest get(String... words) {
    return new JsonRequest("GET", path(words), "", "");
  }

  static JsonRequest delete(String... words) {
    return new JsonRequest("DELETE", path(words), "", "");
  }

  static JsonRequest put(JsonNode body, String... words) {
    return new JsonRequest("PUT", path(words), body.toString(), "");
  }

  static JsonRequest post(JsonNode body, String... words) {
    return new JsonRequest("POST", path(words), body.toString(), "");
  }

  JsonRequest withQuery(String query) {
    return new JsonRequest(method, path + "?" + query, body, idempotencyKey);
  }

  JsonRequest withIdempotencyKey(String key) {
    return new JsonRequest(method, path, body, key);
  }

  /** The same for a gateway that is not at its host's root. */
  JsonRequest under(String prefix) {
    return prefix.isEmpty() ? this : new JsonRequest(method, prefix + path, body, idempotencyKey);
  }

  private static String path(String... words) {
    StringBuilder path = new StringBuilder();
    for (String word : words) {
      path.append('/').append(encode(word));
    }
    return path.toString();
  }

  static String encode(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8);
  }
}
