package dev.holdfast.gateway.edge;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.handler.CrossOriginHandler;

/** Which pages of other origins browsers let read our answers, and send more than forms. */
public final class ForeignPages {
  private static final Duration PREFLIGHT_GOOD_FOR = Duration.ofMinutes(10);

  private ForeignPages() {}

  /**
   * Answers the questions that browsers ask ahead (preflights) itself, since these carry no
   * credentials. Cookies are never asked for: there are none.
   *
   * @param origins of the pages, each like `https://shop.example`
   */
  public static CrossOriginHandler permitted(List<String> origins) {
    CrossOriginHandler handler = new CrossOriginHandler();
    handler.setAllowedOriginPatterns(
        origins.stream().map(Pattern::quote).collect(Collectors.toSet()));
    handler.setAllowedMethods(Set.of("GET", "PUT", "POST", "PATCH", "DELETE"));
    handler.setAllowedHeaders(
        Set.of(
            "Authorization",
            "Content-Type",
            "Idempotency-Key",
            "If-None-Match",
            "Last-Event-ID",
            "Prefer",
            "traceparent"));
    handler.setExposedHeaders(
        Set.of(
            "ETag",
            "Location",
            "Preference-Applied",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "WWW-Authenticate"));
    handler.setAllowCredentials(false);
    handler.setDeliverPreflightRequests(false);
    handler.setPreflightMaxAge(PREFLIGHT_GOOD_FOR);
    return handler;
  }
}
