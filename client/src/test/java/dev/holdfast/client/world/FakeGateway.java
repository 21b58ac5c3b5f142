package dev.holdfast.client.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A gateway that answers what it is told to, in that order, or does not answer. */
public final class FakeGateway implements AutoCloseable {
  /** A request that came. */
  public record Seen(
      String method, String path, String body, Optional<String> key, List<String> headers) {}

  private interface Answer {
    void give(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final URI address;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  public FakeGateway() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
    address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public URI address() {
    return address;
  }

  /** All requests so far. */
  public List<Seen> seen() {
    return seen;
  }

  /**
   * Answers the next request.
   *
   * @param headers names and values in turn
   */
  public FakeGateway answer(int status, String json, String... headers) {
    return then(exchange -> send(exchange, status, json, headers));
  }

  /** Answers the next request with a problem. */
  public FakeGateway refuse(int status, String type, String... headers) {
    String problem =
        "{\"type\":\"/problems/%s\",\"title\":\"T\",\"status\":%d,\"detail\":\"do that\"}";
    return answer(status, problem.formatted(type, status), headers);
  }

  /** Takes the next request and ends the connection without an answer. */
  public FakeGateway lose() {
    return then(HttpExchange::close);
  }

  /** Takes the next request and says nothing. */
  public FakeGateway hang() {
    return then(exchange -> closed.await());
  }

  /** Begins to answer the next request, and says nothing more. */
  public FakeGateway hangInBody() {
    return then(
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().flush();
          closed.await();
        });
  }

  /** Answers the next request with these server-sent events and ends the connection. */
  public FakeGateway events(String text) {
    return then(exchange -> stream(exchange, text).close());
  }

  /** The same, but leaves the connection open and says nothing more. */
  public FakeGateway eventsAndSilence(String text) {
    return then(
        exchange -> {
          stream(exchange, text).flush();
          closed.await();
        });
  }

  private FakeGateway then(Answer answer) {
    answers.add(answer);
    return this;
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = exchange.getRequestHeaders();
    seen.add(
        new Seen(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            body,
            Optional.ofNullable(headers.getFirst("Idempotency-Key")),
            headers.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue().get(0))
                .toList()));
    Answer answer = answers.poll();
    try {
      if (answer == null) {
        send(exchange, 500, "{\"type\":\"/problems/fault\",\"detail\":\"no answer was planned\"}");
      } else {
        answer.give(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String json, String... headers)
      throws IOException {
    for (int i = 0; i < headers.length; i += 2) {
      exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
    }
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private static OutputStream stream(HttpExchange exchange, String text) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    return out;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
