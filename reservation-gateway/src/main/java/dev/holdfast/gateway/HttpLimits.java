package dev.holdfast.gateway;

import dev.holdfast.gateway.edge.BodyLimits;
import dev.holdfast.gateway.http.Json;
import java.time.Duration;

/**
 * How much of its callers a server bears.
 *
 * @param connectionsMax at once; more wait to be accepted until one ends
 * @param headersWithin their first byte, or the connection's opening
 */
record HttpLimits(int connectionsMax, Duration headersWithin, BodyLimits bodies) {
  static final HttpLimits USUAL =
      new HttpLimits(
          4_096,
          Duration.ofSeconds(10),
          new BodyLimits(Json.BYTES_MAX, 16 * 1024 * 1024, Duration.ofSeconds(10), 1_024));
}
