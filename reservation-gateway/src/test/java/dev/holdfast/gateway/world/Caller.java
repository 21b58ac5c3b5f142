package dev.holdfast.gateway.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.gateway.described.Described;
import dev.holdfast.gateway.described.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A shop's server that talks to one gateway; each answer must be as it is described. */
public final class Caller {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public final int port;

  /** What the header Authorization says; empty for none. */
  private final String authorization;

  Caller(int port) {
    this(port, "");
  }

  private Caller(int port, String authorization) {
    this.port = port;
    this.authorization = authorization;
  }

  /** The same with a key or token. */
  public Caller by(String credential) {
    return new Caller(port, "Bearer " + credential);
  }

  /** At a front of the test's own. */
  public static Caller of(URI address) {
    return new Caller(address.getPort());
  }

  public Reply get(String path) {
    return send(request(path).GET());
  }

  public Reply put(String path, String body, String... headers) {
    return send(withBody("PUT", path, body, headers));
  }

  public Reply patch(String path, String body, String... headers) {
    return send(withBody("PATCH", path, body, headers));
  }

  public Reply post(String path, String body, String... headers) {
    return send(withBody("POST", path, body, headers));
  }

  public Reply delete(String path, String... headers) {
    HttpRequest.Builder request = request(path).DELETE();
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public Reply deletePart(String path, String body, String... headers) {
    return send(withBody("DELETE", path, body, headers));
  }

  public CompletableFuture<Reply> putLater(String path, String body) {
    return sendLater(withBody("PUT", path, body));
  }

  public CompletableFuture<Reply> sendLater(HttpRequest.Builder request) {
    return CLIENT
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .thenApply(Caller::reply);
  }

  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(30));
    return authorization.isEmpty() ? request : request.header("Authorization", authorization);
  }

  public Reply send(HttpRequest.Builder request) {
    try {
      return reply(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder withBody(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static Reply reply(HttpResponse<String> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    HttpRequest request = response.request();
    Described.check(
        new Exchange(
            request.method(),
            request.uri().getRawPath(),
            response.statusCode(),
            type,
            response.body()));
    try {
      JsonNode body = type.contains("json") ? JSON.readTree(response.body()) : null;
      return new Reply(response.statusCode(), response.headers(), body, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException("no JSON: " + response.body(), e);
    }
  }
}
