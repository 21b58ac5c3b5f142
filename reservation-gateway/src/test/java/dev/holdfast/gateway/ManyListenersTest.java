package dev.holdfast.gateway;

import static dev.holdfast.gateway.shelf.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.gateway.edge.LocalCallers;
import dev.holdfast.gateway.health.Metrics;
import dev.holdfast.gateway.shelf.Shelf;
import dev.holdfast.gateway.shelf.Shelves;
import dev.holdfast.gateway.stream.Listeners;
import dev.holdfast.gateway.stream.StreamItems;
import dev.holdfast.gateway.world.EventStream;
import dev.holdfast.log.SystemTimekeeper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand listeners on one server, and those who do not read what they are sent. */
class ManyListenersTest {
  private static final int LISTENERS = 1_000;

  /** Ten megabytes of events, more than any connection keeps on its way. */
  private static final int MANY = 50_000;

  private final SystemTimekeeper time = new SystemTimekeeper("shelf");
  private final Shelf shelf = Shelves.ofItems(2 * MANY);
  private final Listeners listeners = new Listeners(LISTENERS, time);
  private final HttpServer server =
      new HttpServer(
          Listener.onThisMachine(0),
          Edge.of(HttpLimits.USUAL, new LocalCallers("127.0.0.1", List.of()), List.of()),
          (settings, threads) ->
              new Routes(settings, new Metrics(), threads)
                  .addOnly(List.of(StreamItems.endpoint(shelf, listeners))));
  private final List<Socket> sockets = new ArrayList<>();

  @BeforeEach
  void open() {
    server.start();
    listeners.start();
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    listeners.close();
    server.close();
    time.close();
  }

  private static ConditionFactory soon() {
    return await().pollInterval(Duration.ofMillis(10)).atMost(Duration.ofSeconds(60));
  }

  /** On the thread that does so in a gateway. */
  private void put(String item, long seq) {
    time.after(0, () -> Shelves.put(shelf, row(item, seq, 9), seq));
    time.after(0, listeners::wake);
  }

  /** Asks, and reads nothing yet. */
  private Socket listen(String query, int receiveBytes) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(receiveBytes);
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.address().getPort()));
    sockets.add(socket);
    String request = "GET /streams/items" + query + " HTTP/1.0\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String readAvailable(Socket socket) throws IOException {
    int there = socket.getInputStream().available();
    return new String(socket.getInputStream().readNBytes(there), StandardCharsets.UTF_8);
  }

  @Test
  void aThousandListenersHearAChangeAndNoThreadWaitsForThem() throws IOException {
    for (int i = 0; i < LISTENERS; i++) {
      listen("?prefix=mug", 8_192);
    }
    assertThat(heard("event: live")).hasSize(LISTENERS);
    try (EventStream oneMore =
        new EventStream(server.address().getPort(), "/streams/items", null)) {
      assertThat(oneMore.status()).isEqualTo(503);
    }
    assertThat(httpThreads()).isLessThan(100);

    put("mug", 1);

    long begun = System.nanoTime();
    assertThat(heard("\"item\":\"mug\"")).hasSize(LISTENERS);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  private Set<Socket> heard(String text) {
    Set<Socket> heard = new HashSet<>();
    soon()
        .until(
            () -> {
              for (Socket socket : sockets) {
                if (!heard.contains(socket) && readAvailable(socket).contains(text)) {
                  heard.add(socket);
                }
              }
              return heard.size() == sockets.size();
            });
    return heard;
  }

  private static long httpThreads() {
    Predicate<Thread> isHttp = thread -> thread.getName().startsWith("http");
    return Thread.getAllStackTraces().keySet().stream().filter(isHttp).count();
  }

  @Test
  void oneWhoDoesNotReadHoldsUpNobodyAndHearsTheNewestWhenHeDoes() throws IOException {
    for (int i = 0; i < MANY; i++) {
      Shelves.put(shelf, row("item-" + i, 1, 9), 1);
    }
    Socket slow = listen("?snapshot=true", 1_024);
    soon().until(() -> slow.getInputStream().available() > 0);
    try (EventStream quick =
        new EventStream(
            server.address().getPort(), "/streams/items?item=item-" + (MANY - 1), null)) {
      soon().until(quick::isLive);
      put("item-" + (MANY - 1), 2);
      soon().until(() -> quick.newestOf("item-" + (MANY - 1)).isPresent());
    }

    List<String> lines = readUntil("event: live", slow);

    List<String> ofLast =
        lines.stream().filter(line -> line.contains("\"item-" + (MANY - 1) + "\"")).toList();
    assertThat(ofLast).hasSize(1);
    assertThat(ofLast.get(0)).contains("\"seq\":2,");
    assertThat(lines.stream().filter(line -> line.startsWith("data: "))).hasSize(MANY);
  }

  private static List<String> readUntil(String end, Socket socket) throws IOException {
    socket.setSoTimeout(60_000);
    List<String> lines = new ArrayList<>();
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    for (String line = reader.readLine(); !end.equals(line); line = reader.readLine()) {
      lines.add(line);
    }
    return lines;
  }

  @Test
  @Tag("exhaustive")
  void oneWhoTakesNothingForHalfAMinuteIsCutOff() throws IOException {
    for (int i = 0; i < MANY; i++) {
      Shelves.put(shelf, row("item-" + i, 1, 9), 1);
    }
    listen("?snapshot=true", 1_024);
    soon().until(() -> listeners.count() == 1);

    soon().until(() -> listeners.count() == 0);
  }
}
