package dev.holdfast.local.page;

import java.util.Map;

/**
 * A request that a page sends to a part of the system, knowing more than it ever could: where the
 * part listens, and what is going on there.
 *
 * @param file the name under which the body is sent as a file; empty if it is no file
 */
record Attack(
    String method,
    String base,
    String path,
    Map<String, String> headers,
    String body,
    String file) {
  static Attack of(String method, String base, String path, String json) {
    Map<String, String> headers =
        json.isEmpty() ? Map.of() : Map.of("Content-Type", "application/json");
    return new Attack(method, base, path, headers, json, "");
  }

  /** An operation of an AWS service, as its client would send it. */
  static Attack aws(String base, String version, String target, String json) {
    return new Attack(
        "POST",
        base,
        "/",
        Map.of(
            "Content-Type",
            "application/x-amz-json-" + version,
            "X-Amz-Target",
            target,
            "X-Amz-Date",
            "20260101T000000Z",
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/any/aws4_request,"
                + " SignedHeaders=host, Signature=0"),
        json,
        "");
  }

  static Attack upload(String base, String path, String file) {
    return new Attack("POST", base, path, Map.of(), "no jar", file);
  }

  /** For the page's script, to be sent to this part. */
  Map<String, Object> at(String origin) {
    return Map.of(
        "method", method,
        "url", origin + path,
        "headers", headers,
        "body", body,
        "file", file);
  }
}
