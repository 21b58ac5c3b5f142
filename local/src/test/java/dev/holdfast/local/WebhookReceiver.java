package dev.holdfast.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes webhooks that are signed, and each event once. */
final class WebhookReceiver implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  /** The ids of the events that were taken. */
  private final List<String> taken = new CopyOnWriteArrayList<>();

  /** Of each, the context that it came in. */
  private final Map<String, String> traces = new ConcurrentHashMap<>();

  private final HttpServer server;
  private final Path secret;
  private final List<String> types;

  /**
   * @param folder for the secret that webhooks are signed by
   * @param types of the events that it is to be told of
   */
  WebhookReceiver(Path folder, List<String> types) throws IOException {
    this.types = types;
    secret = folder.resolve("secret");
    Files.writeString(secret, "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  /** What the job's setting `webhooks` must be. */
  String setting() {
    return """
    [{"name":"shop","url":"http://127.0.0.1:%d/","secretFile":"%s","types":[%s]}]\
    """
        .formatted(
            server.getAddress().getPort(),
            secret.toUri(),
            types.stream().map(type -> '"' + type + '"').collect(Collectors.joining(",")));
  }

  /** What was taken of an item, in the order in which it came. */
  List<String> takenOf(String item) {
    return taken.stream().filter(id -> id.startsWith(item + ":")).toList();
  }

  /** W3C's header that an event was taken with; empty for none. */
  String traceOf(String id) {
    return traces.getOrDefault(id, "");
  }

  private void take(HttpExchange exchange) throws IOException {
    Matcher id = ID.matcher(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    boolean isGood =
        id.find() && exchange.getRequestHeaders().getFirst("webhook-signature").startsWith("v1,");
    if (isGood && !taken.contains(id.group(1))) {
      taken.add(id.group(1));
      String traceparent = exchange.getRequestHeaders().getFirst("traceparent");
      traces.put(id.group(1), traceparent == null ? "" : traceparent);
    }
    exchange.sendResponseHeaders(isGood ? 204 : 400, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
