package dev.holdfast.gateway.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/**
 * What a gateway answered.
 *
 * @param body null if it is no JSON
 */
public record Reply(int status, HttpHeaders headers, JsonNode body, String text) {
  public String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  /** Of a problem; empty for anything else. */
  public String type() {
    return body == null ? "" : body.path("type").asText();
  }

  @Override
  public String toString() {
    return status + " " + text;
  }
}
