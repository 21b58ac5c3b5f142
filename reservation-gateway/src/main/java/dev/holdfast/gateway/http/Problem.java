package dev.holdfast.gateway.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a request was not done, as RFC 9457 has it.
 *
 * @param status the type's own, or one that says more
 * @param detail what happened, and what the caller can do
 * @param members what this type says besides
 */
public record Problem(ProblemType type, int status, String detail, Map<String, ?> members) {
  static final String CONTENT_TYPE = "application/problem+json";

  public Problem(ProblemType type, String detail) {
    this(type, detail, Map.of());
  }

  public Problem(ProblemType type, String detail, Map<String, ?> members) {
    this(type, type.status(), detail, members);
  }

  public Problem(ProblemType type, int status, String detail) {
    this(type, status, detail, Map.of());
  }

  public Answer answer() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", type.address());
    body.put("title", type.title());
    body.put("status", status);
    body.put("detail", detail);
    body.putAll(members);
    Answer answer = new Answer(status, CONTENT_TYPE, Map.of(), body);
    return switch (status) {
      case 401 -> answer.with("WWW-Authenticate", "Bearer realm=\"holdfast\"");
      case 429, 503 -> answer.with("Retry-After", "1");
      default -> answer;
    };
  }
}
