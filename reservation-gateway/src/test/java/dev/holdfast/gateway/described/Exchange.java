package dev.holdfast.gateway.described;

/**
 * A request, and what was answered.
 *
 * @param path without a query
 * @param contentType empty for an answer without a body
 */
public record Exchange(String method, String path, int status, String contentType, String body) {
  /** The content type without its parameters. */
  String mediaType() {
    return contentType.split(";", 2)[0].trim();
  }

  /** Whether its caller asked for times as text. */
  boolean hasTextTimes() {
    return contentType.contains("times=rfc3339");
  }

  @Override
  public String toString() {
    return method + " " + path + " → " + status + " " + contentType + " " + body;
  }
}
