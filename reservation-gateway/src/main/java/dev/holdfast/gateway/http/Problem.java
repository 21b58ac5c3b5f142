package dev.holdfast.gateway.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a request was not done, as RFC 9457 has it.
 *
 * @param type the last part of its type, `/problems/…`
 * @param detail what happened, and what the caller can do
 * @param members what this type says besides
 */
public record Problem(
    int status, String type, String title, String detail, Map<String, ?> members) {
  static final String CONTENT_TYPE = "application/problem+json";

  public Problem(int status, String type, String title, String detail) {
    this(status, type, title, detail, Map.of());
  }

  public Answer answer() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "/problems/" + type);
    body.put("title", title);
    body.put("status", status);
    body.put("detail", detail);
    body.putAll(members);
    Answer answer = new Answer(status, CONTENT_TYPE, Map.of(), body);
    return status == 503 ? answer.with("Retry-After", "1") : answer;
  }
}
