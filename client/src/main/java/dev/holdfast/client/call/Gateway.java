package dev.holdfast.client.call;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.function.Supplier;

/** Where Holdfast is, by which client it is called, and with what it is let in. */
public final class Gateway {
  private final String base;
  private final HttpClient http;
  private final Supplier<String> token;

  /**
   * Connects to nothing yet.
   *
   * @param base with or without a slash at the end
   * @param token an API key or a token, asked for before each try; null or empty where none is
   *     needed
   * @throws IllegalArgumentException if the address is none of HTTP
   */
  public Gateway(URI base, HttpClient http, Supplier<String> token) {
    String scheme = String.valueOf(base.getScheme());
    if (!scheme.matches("(?i)https?") || base.getHost() == null || base.getRawQuery() != null) {
      throw new IllegalArgumentException("not the address of a gateway: " + base);
    }
    this.base = base.toString().replaceAll("/+$", "");
    this.http = http;
    this.token = token;
  }

  public HttpClient http() {
    return http;
  }

  /** A request without body yet, to a path from the first slash on. */
  public HttpRequest.Builder to(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    String credential = token.get();
    if (credential != null && !credential.isEmpty()) {
      if (!credential.matches("[!-~]+")) {
        // Java's own message would show it.
        throw new IllegalArgumentException("the API key or token holds what can't be sent");
      }
      request.header("Authorization", "Bearer " + credential);
    }
    return request;
  }

  /** Where it is; never what lets one in. */
  @Override
  public String toString() {
    return base;
  }
}
