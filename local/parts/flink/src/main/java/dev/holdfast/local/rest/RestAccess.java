package dev.holdfast.local.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaders;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpMethod;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.QueryStringDecoder;

/**
 * Which requests to Flink's REST interface are heard. It runs any jar it is given, so being on this
 * machine must not be enough: a browser is on it, whoever wrote the page. Watching is free to
 * Flink's own page and to what is no browser; what does something needs the launcher's key.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch metadata, Sec-Fetch-Site</a>
 */
final class RestAccess {
  private static final Pattern HOST =
      Pattern.compile(
          "(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

  private static final Set<HttpMethod> WATCHING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final String SCHEME = "Bearer ";

  private final byte[] key;

  RestAccess(String key) {
    this.key = key.getBytes(UTF_8);
  }

  /** Why this one is not heard, in a sentence for who sent it; empty if it is. */
  Optional<String> refusal(HttpRequest request) {
    HttpHeaders headers = request.headers();
    Optional<String> host = only(headers, HttpHeaderNames.HOST);
    if (host.map(HOST::matcher).filter(Matcher::matches).isEmpty()) {
      return Optional.of("Call it as localhost, 127.0.0.1 or [::1].");
    }
    if (isFromAnotherPage(headers, host.get()) && !isLinkedTo(request)) {
      return Optional.of("Pages of other origins are not heard.");
    }
    if (doesSomething(request) && !hasKey(headers)) {
      return Optional.of(
          "This is for watching. What does something needs the key in the launcher's data folder:"
              + " Authorization: Bearer, and what operator-key holds.");
    }
    return Optional.empty();
  }

  private static Optional<String> only(HttpHeaders headers, CharSequence name) {
    List<String> all = headers.getAll(name);
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  private static boolean isFromAnotherPage(HttpHeaders headers, String host) {
    boolean hasOtherOrigin =
        headers.getAll(HttpHeaderNames.ORIGIN).stream()
            .anyMatch(origin -> !origin.equalsIgnoreCase("http://" + host));
    boolean saysSo =
        headers.getAll("Sec-Fetch-Site").stream()
            .anyMatch(site -> !site.equals("same-origin") && !site.equals("none"));
    return hasOtherOrigin || saysSo;
  }

  /** Somebody has clicked a link that leads here: the page he leaves gets nothing of it. */
  private static boolean isLinkedTo(HttpRequest request) {
    return request.method().equals(HttpMethod.GET)
        && !request.headers().contains(HttpHeaderNames.ORIGIN)
        && "document".equals(request.headers().get("Sec-Fetch-Dest"));
  }

  /** By what Flink makes of the path: two jobs' ends and all about jars are to be had by GET. */
  private static boolean doesSomething(HttpRequest request) {
    List<String> path =
        Stream.of(new QueryStringDecoder(request.uri()).path().split("/"))
            .filter(step -> !step.isEmpty())
            .toList();
    return !WATCHING.contains(request.method())
        || path.contains("jars")
        || path.stream().anyMatch(step -> step.startsWith("yarn-"));
  }

  private boolean hasKey(HttpHeaders headers) {
    return only(headers, HttpHeaderNames.AUTHORIZATION)
        .filter(header -> header.startsWith(SCHEME))
        .map(header -> header.substring(SCHEME.length()).strip().getBytes(UTF_8))
        .filter(sent -> MessageDigest.isEqual(sent, key))
        .isPresent();
  }
}
