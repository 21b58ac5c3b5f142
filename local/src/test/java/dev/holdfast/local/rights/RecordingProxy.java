package dev.holdfast.local.rights;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/**
 * Stands before an emulator, passes on everything, and lets a listener hear it. A client that
 * speaks CBOR is answered in it, as by Kinesis, though the emulator has only JSON.
 */
final class RecordingProxy implements AutoCloseable {
  /** These belong to one connection, and each side makes its own. */
  private static final Set<String> OWN =
      Set.of("connection", "content-length", "date", "expect", "host", "transfer-encoding");

  private final URI emulator;
  private final Listener listener;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Queue<String>> refusals = new ConcurrentHashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Hears what is asked and answered. */
  interface Listener {
    /**
     * @param target the header `X-Amz-Target`
     * @return what is asked instead
     */
    byte[] asked(String target, byte[] body);

    void answered(String target, byte[] body);
  }

  RecordingProxy(URI emulator, Listener listener) throws IOException {
    this.emulator = emulator;
    this.listener = listener;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.setExecutor(threads);
    server.createContext("/", this::passOn);
    server.start();
  }

  /**
   * Refuses the next call of an operation in CBOR, as the service does.
   *
   * @param operation such as GetRecords
   * @param kind the error's name, such as ExpiredIteratorException
   */
  void refuseNext(String operation, String kind) {
    refusals.computeIfAbsent(operation, each -> new ConcurrentLinkedQueue<>()).add(kind);
  }

  /** Whether all refusals have been given. */
  boolean hasRefusedAll() {
    return refusals.values().stream().allMatch(Queue::isEmpty);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void passOn(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean cbor = Cbor.TYPE.equals(exchange.getRequestHeaders().getFirst("Content-Type"));
      byte[] sent = exchange.getRequestBody().readAllBytes();
      byte[] body = cbor ? Cbor.toJson(sent) : sent;
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      if (target != null) {
        body = listener.asked(target, body);
      }
      String refusal = cbor ? refusal(target) : null;
      if (refusal != null) {
        answer(exchange, 400, Cbor.ofJson(refused(refusal)));
        return;
      }
      HttpResponse<byte[]> given = ask(exchange, body, cbor);
      if (target != null) {
        listener.answered(target, given.body());
      }
      given.headers().map().forEach((name, values) -> copy(exchange, name, values, cbor));
      answer(exchange, given.statusCode(), cbor ? Cbor.ofJson(given.body()) : given.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String refusal(String target) {
    Queue<String> next = refusals.get(target.substring(target.indexOf('.') + 1));
    return next == null ? null : next.poll();
  }

  private static byte[] refused(String kind) {
    return "{\"__type\":\"%s\",\"message\":\"as a test wants it\"}"
        .formatted(kind)
        .getBytes(StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body, boolean cbor)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(emulator.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange.getRequestHeaders().forEach((name, values) -> copy(name, values, request::header));
    if (cbor) {
      request.setHeader("Content-Type", Cbor.TYPE_OF_JSON);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static void copy(HttpExchange to, String name, List<String> values, boolean cbor) {
    boolean type = cbor && name.equalsIgnoreCase("Content-Type");
    copy(name, type ? List.of(Cbor.TYPE) : values, to.getResponseHeaders()::add);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static void copy(String name, List<String> values, BiConsumer<String, String> to) {
    if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
      values.forEach(value -> to.accept(name, value));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
