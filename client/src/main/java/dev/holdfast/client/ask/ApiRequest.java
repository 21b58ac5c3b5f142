package dev.holdfast.client.ask;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A request as it goes out, every time the same: that is why it may be sent again. */
public final class ApiRequest {
  private final String method;
  private final String path;
  private final String body;
  private final String key;
  private final boolean waits;

  private ApiRequest(String method, String path, String body, String key, boolean waits) {
    this.method = method;
    this.path = path;
    this.body = body;
    this.key = key;
    this.waits = waits;
  }

  /**
   * Reads something.
   *
   * @param path from the first slash on, encoded
   */
  public static ApiRequest get(String path) {
    return new ApiRequest("GET", path, null, null, false);
  }

  /** Asks what became of a command, preferring to wait until it is known. */
  public static ApiRequest outcome(String path) {
    return new ApiRequest("GET", path, null, null, true);
  }

  /** Changes something while the caller waits. */
  static ApiRequest change(String method, String path, ObjectNode body) {
    return new ApiRequest(method, path, body.toString(), null, false);
  }

  /** Sends a command, preferring to wait until it is decided. */
  static ApiRequest command(String method, String path, ObjectNode body, String keyOrNull) {
    return new ApiRequest(method, path, body.toString(), keyOrNull, true);
  }

  public String method() {
    return method;
  }

  /** From the first slash on, encoded. */
  public String path() {
    return path;
  }

  /** JSON. */
  public Optional<String> body() {
    return Optional.ofNullable(body);
  }

  /** The header Idempotency-Key. */
  public Optional<String> key() {
    return Optional.ofNullable(key);
  }

  /** Whether the caller would wait for an outcome. */
  public boolean waits() {
    return waits;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
