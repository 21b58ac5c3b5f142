package dev.holdfast.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.config.ConfigReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes spans over OTLP from whichever processes send them, and keeps them in memory. The same span
 * sent again is the same one.
 */
public final class Collector implements AutoCloseable {
  private final Map<String, CollectedSpan> spans = new ConcurrentHashMap<>();
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();
  private final HttpServer server;

  public Collector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    for (CollectedSpan span : OtlpSpans.read(exchange.getRequestBody().readAllBytes())) {
      spans.put(span.context(), span);
      taken.merge(span.context(), 1, Integer::sum);
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  /** What the setting must be. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Settings that send spans here. */
  public TraceConfig config(String ratio) {
    Properties properties = new Properties();
    properties.setProperty("traces", address());
    properties.setProperty("ratio", ratio);
    return TraceConfig.read(ConfigReader.of(properties), "traces", "ratio");
  }

  /** All of a trace. */
  public List<CollectedSpan> of(String traceId) {
    return spans.values().stream().filter(span -> span.traceId().equals(traceId)).toList();
  }

  /** All of this name, in whichever trace. */
  public List<CollectedSpan> named(String name) {
    return spans.values().stream().filter(span -> span.name().equals(name)).toList();
  }

  /** How often it was sent. */
  public int timesTaken(CollectedSpan span) {
    return taken.get(span.context());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
