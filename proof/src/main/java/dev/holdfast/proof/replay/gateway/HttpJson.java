package dev.holdfast.proof.replay.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** JSON over HTTP/1.1, one try at a time. */
final class HttpJson {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int RETRY_AFTER_SECONDS_MAX = 5;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final String base;

  /**
   * Connects to nothing yet.
   *
   * @param base where the gateway is, with or without a slash at the end
   */
  HttpJson(URI base) {
    this.base = base.toString().replaceAll("/+$", "");
  }

  /** Begins a request for {@code /word/word/…}; words may hold any sign. */
  HttpRequest.Builder path(String... words) {
    StringBuilder path = new StringBuilder(base);
    for (String word : words) {
      path.append('/').append(encode(word));
    }
    return HttpRequest.newBuilder(URI.create(path.toString())).timeout(ANSWER);
  }

  /** Begins the same request with a query. */
  HttpRequest.Builder query(HttpRequest.Builder request, String query) {
    return request.uri(URI.create(request.build().uri() + "?" + query));
  }

  HttpRequest.BodyPublisher body(JsonNode body) {
    return BodyPublishers.ofString(body.toString());
  }

  /**
   * Sends the request once.
   *
   * @param triesBefore what to note in the reply
   */
  Reply send(HttpRequest request, int triesBefore) throws NoAnswer, InterruptedException {
    long begun = System.nanoTime();
    HttpResponse<String> response;
    try {
      response = http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new NoAnswer(what, Duration.ZERO);
    }
    long nanos = System.nanoTime() - begun;
    if (response.statusCode() >= 500 || response.statusCode() == 429) {
      throw new NoAnswer("status " + response.statusCode(), retryAfter(response));
    }
    return new Reply(response.statusCode(), parse(response.body()), nanos, triesBefore);
  }

  private JsonNode parse(String body) throws NoAnswer {
    if (body.isBlank()) {
      return MissingNode.getInstance();
    }
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw new NoAnswer("an answer that is no JSON", Duration.ZERO);
    }
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    String seconds = response.headers().firstValue("Retry-After").orElse("0");
    boolean number = seconds.matches("\\d{1,6}");
    return Duration.ofSeconds(
        number ? Math.min(Integer.parseInt(seconds), RETRY_AFTER_SECONDS_MAX) : 0);
  }

  static String encode(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8);
  }
}
