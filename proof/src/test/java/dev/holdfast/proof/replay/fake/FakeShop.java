package dev.holdfast.proof.replay.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A whole shop system behind the HTTP interface, in memory and small, for the replay to play on.
 */
public final class FakeShop implements AutoCloseable {
  private static final long DECIDE_MILLIS = 10;
  private static final long DECIDE_LATE_MILLIS = 1_500;
  private static final long SHOW_LATE_MILLIS = 500;

  static {
    // The JDK's server answers in two packets; without this each answer waits 40 ms for an ack.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, FakeItem> items = new ConcurrentHashMap<>();
  private final Map<String, Long> shownSince = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> shown = new ConcurrentHashMap<>();
  private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
  private final AtomicLong requests = new AtomicLong();
  private final Map<String, Long> counts = new ConcurrentHashMap<>();
  private final Faults faults;
  private final Set<Trouble> troubles;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService job = Executors.newSingleThreadScheduledExecutor();

  private FakeShop(Set<Fault> faults, Set<Trouble> troubles) {
    this.faults = new Faults(faults);
    this.troubles = troubles;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ScheduledFuture<?> unused =
        job.scheduleAtFixedRate(
            () -> items.values().forEach(FakeItem::expire), 20, 20, TimeUnit.MILLISECONDS);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public static FakeShop honest() {
    return new FakeShop(Set.of(), Set.of());
  }

  public static FakeShop with(Fault fault) {
    return new FakeShop(Set.of(fault), Set.of());
  }

  public static FakeShop with(Trouble trouble) {
    return new FakeShop(Set.of(), Set.of(trouble));
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How often this was asked, as in {@code GET /items/7}. */
  public long requests(String methodAndPath) {
    return counts.getOrDefault(methodAndPath, 0L);
  }

  private record Answer(int status, JsonNode body) {}

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      long n = requests.incrementAndGet();
      counts.merge(exchange.getRequestMethod() + " " + exchange.getRequestURI(), 1L, Long::sum);
      if (troubles.contains(Trouble.IS_BUSY) && n % 4 == 0) {
        exchange.getResponseHeaders().add("Retry-After", "0");
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      Answer answer = answer(exchange);
      if (troubles.contains(Trouble.LOSES_ANSWERS) && n % 5 == 0) {
        return;
      }
      byte[] bytes = json.writeValueAsBytes(answer.body());
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    List<String> path =
        Arrays.stream(exchange.getRequestURI().getRawPath().substring(1).split("/", -1))
            .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
            .toList();
    if (path.get(0).equals("ready")) {
      return new Answer(200, object());
    }
    JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
    String item = path.get(1);
    FakeItem stock = items.computeIfAbsent(item, id -> new FakeItem(faults));
    String what = path.size() > 2 ? path.get(2) : "";
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    String method = exchange.getRequestMethod();
    boolean creates = what.equals("stock");
    if (!stock.known() && !creates) {
      return new Answer(404, object().put("type", "/problems/unknown-item"));
    }
    return switch (method + " " + what + " " + (path.size() > 4 ? path.get(4) : "")) {
      case "GET  " -> level(item, stock);
      case "GET events " -> events(stock, exchange.getRequestURI().getQuery());
      case "GET commands " -> new Answer(200, stock.outcomeOf(path.get(3)));
      case "GET reservations " -> hold(stock.hold(path.get(3)), 200, stock);
      case "PUT reservations " -> reserve(stock, path.get(3), body);
      case "POST reservations confirm" ->
          decideLater(item, key, () -> stock.confirm(path.get(3), key));
      case "DELETE reservations " -> decideLater(item, key, () -> stock.release(path.get(3), key));
      case "POST stock " ->
          decideLater(
              item,
              key,
              () -> stock.stock(body.get("kind").asText(), body.get("quantity").asInt(), key));
      default -> new Answer(404, object());
    };
  }

  private Answer reserve(FakeItem stock, String reservation, JsonNode body) {
    boolean repeat = stock.hold(reservation) != null;
    FakeItem.Hold hold =
        stock.reserve(
            reservation,
            body.get("cart").asText(),
            body.get("quantity").asInt(),
            body.get("holdSeconds").asInt());
    return hold(hold, hold == null ? 409 : repeat ? 200 : 201, stock);
  }

  private Answer hold(FakeItem.Hold hold, int status, FakeItem stock) {
    if (hold == null) {
      return new Answer(status == 409 ? 409 : 404, object().put("type", "/problems/sold-out"));
    }
    synchronized (stock) {
      boolean lie =
          hold.status.equals("confirmed") && faults.planted(Fault.SHOWS_A_CONFIRMED_HOLD_AS_HELD);
      return new Answer(
          status,
          object()
              .put("reservation", hold.id)
              .put("cart", hold.cart)
              .put("quantity", hold.quantity)
              .put("expiresAt", hold.expiresAt.toString())
              .put("seq", hold.seq)
              .put("status", lie ? "held" : hold.status));
    }
  }

  private Answer decideLater(String item, String command, Runnable decision) {
    boolean lost =
        troubles.contains(Trouble.FORGETS_COMMANDS)
            && command.hashCode() % 2 == 0
            && forgotten.add(command);
    boolean opening = command.contains(":opening:");
    boolean never =
        faults.planted(Fault.NEVER_DECIDES)
            || (command.contains(":confirm:") && faults.planted(Fault.NEVER_DECIDES_A_CONFIRM));
    if (!lost && !never) {
      boolean late = troubles.contains(Trouble.DECIDES_LATE) && !opening;
      ScheduledFuture<?> unused =
          job.schedule(decision, late ? DECIDE_LATE_MILLIS : DECIDE_MILLIS, TimeUnit.MILLISECONDS);
    }
    String status = "/items/" + item + "/commands/" + command;
    return new Answer(202, object().put("command", command).put("status", status));
  }

  private Answer level(String item, FakeItem stock) {
    ObjectNode now = stock.level(item);
    if (faults.planted(Fault.SHOWS_ONE_UNIT_TOO_MANY)) {
      now.put("onHand", now.get("onHand").asLong() + 1);
    }
    if (faults.planted(Fault.SHOWS_AN_OLD_SEQ)) {
      now.put("seq", now.get("seq").asLong() - 1);
    }
    if (troubles.contains(Trouble.SHOWS_LATE)) {
      long since = shownSince.computeIfAbsent(item, id -> System.nanoTime());
      boolean fresh = System.nanoTime() - since > TimeUnit.MILLISECONDS.toNanos(SHOW_LATE_MILLIS);
      ObjectNode old = shown.putIfAbsent(item, now);
      return new Answer(200, fresh || old == null ? now : old);
    }
    return new Answer(200, now);
  }

  /** A third of the log a page, so that pages are turned. */
  private Answer events(FakeItem stock, String query) {
    long after = Long.parseLong(query.replaceAll("(?:.*&)?after=(\\d+).*", "$1"));
    List<ObjectNode> all = stock.eventsAfter(0);
    List<ObjectNode> rest = stock.eventsAfter(after);
    List<ObjectNode> page = rest.subList(0, Math.min(rest.size(), all.size() / 3 + 1));
    ObjectNode body = object();
    ArrayNode list = body.putArray("events");
    page.forEach(list::add);
    if (page.size() < rest.size()) {
      body.set("next", page.get(page.size() - 1).get("seq"));
    }
    return new Answer(200, body);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    job.shutdownNow();
  }
}
