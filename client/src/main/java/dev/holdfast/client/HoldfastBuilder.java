package dev.holdfast.client;

import dev.holdfast.client.call.Calls;
import dev.holdfast.client.call.Gateway;
import dev.holdfast.client.call.SystemTimekeeper;
import dev.holdfast.client.call.Timekeeper;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Supplier;

/** Makes a {@link Holdfast}. */
public final class HoldfastBuilder {
  private static final Duration CONNECT_MAX = Duration.ofSeconds(2);
  private static final Duration DEADLINE_MAX = Duration.ofDays(1);

  private final URI gateway;
  private Supplier<String> token = () -> "";
  private Duration deadline = Duration.ofSeconds(10);
  private Duration tryMax = Duration.ofSeconds(4);
  private HttpClient http;
  private Timekeeper time = new SystemTimekeeper();

  private HoldfastBuilder(URI gateway) {
    this.gateway = gateway;
  }

  /** Where the gateway is, such as {@code http://localhost:7070}; all else has a default. */
  public static HoldfastBuilder at(URI gateway) {
    return new HoldfastBuilder(gateway);
  }

  /** An API key, {@code hf_…}; empty where none is needed, as by default. */
  public HoldfastBuilder apiKey(String key) {
    return token(() -> key);
  }

  /** Who gives an API key or a token; asked before each try, so that a token may be renewed. */
  public HoldfastBuilder token(Supplier<String> supplier) {
    token = supplier;
    return this;
  }

  /** How long a call may take with all its tries, 10 s by default, at most a day. */
  public HoldfastBuilder deadline(Duration perCall) {
    deadline = checked("deadline", perCall);
    return this;
  }

  /** How long one try may take, 4 s by default; less than the deadline leaves time for another. */
  public HoldfastBuilder tryMax(Duration perTry) {
    tryMax = checked("tryMax", perTry);
    return this;
  }

  /** Java's client, if it is to be yours: for a proxy, for other trust, for an executor. */
  public HoldfastBuilder http(HttpClient client) {
    http = client;
    return this;
  }

  HoldfastBuilder time(Timekeeper timekeeper) {
    time = timekeeper;
    return this;
  }

  public Holdfast build() {
    HttpClient client = http == null ? ours() : http;
    Gateway at = new Gateway(gateway, client, token);
    return new Holdfast(at, time, new Calls(at, time, deadline, tryMax));
  }

  private static HttpClient ours() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1) // a gateway by itself has no other
        .connectTimeout(CONNECT_MAX)
        .build();
  }

  private static Duration checked(String what, Duration length) {
    if (length.isNegative() || length.isZero() || length.compareTo(DEADLINE_MAX) > 0) {
      throw new IllegalArgumentException(what + " must be more than 0 and at most a day");
    }
    return length;
  }
}
