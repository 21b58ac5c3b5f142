package dev.holdfast.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.gateway.edge.BodyLimits;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.gateway.world.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callers who send slowly, or only connect. */
class SlowCallersTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String BODY = "{\"cart\":\"c1\",\"quantity\":1}";
  private static final String HEAD =
      "PUT /items/mug/reservations/r1 HTTP/1.1\r\nHost: localhost\r\n"
          + "Content-Type: application/json\r\nContent-Length: "
          + BODY.length()
          + "\r\n\r\n";

  private static final Reservations SOLD_OUT =
      wanted ->
          CompletableFuture.completedStage(
              new ReserveAnswer.Refused(Refusal.SOLD_OUT, Levels.empty("mug")));

  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void hangUp() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void moreSlowBodiesThanThereAreThreadsHoldNobodyUp() throws IOException {
    try (Front front = Front.start(SOLD_OUT)) {
      for (int i = 0; i < 300; i++) {
        send(connect(front), HEAD + BODY.substring(0, 3));
      }

      CompletableFuture<Integer> live =
          CompletableFuture.supplyAsync(() -> Caller.of(front.address()).get("/live").status());

      assertThat(live).succeedsWithin(SOON).isEqualTo(200);
      for (Socket socket : sockets) {
        send(socket, BODY.substring(3));
        assertThat(status(socket)).isEqualTo(409);
      }
    }
  }

  @Test
  void aBodyThatComesByteByByteIsReadAsItIs() throws IOException {
    try (Front front = Front.start(SOLD_OUT)) {
      Socket socket = connect(front);
      socket.setTcpNoDelay(true);
      for (char sign : (HEAD + BODY).toCharArray()) {
        send(socket, String.valueOf(sign));
      }

      assertThat(status(socket)).isEqualTo(409);
    }
  }

  @Test
  void aBodyThatIsNotHereInTimeIsRefused() throws IOException {
    BodyLimits impatient = new BodyLimits(1_024, 1_024, Duration.ofMillis(200), 10);
    try (Front front = Front.start(SOLD_OUT, limits(100, impatient))) {
      Socket socket = connect(front);
      send(socket, HEAD + "{");

      String answer = answer(socket);

      assertThat(answer).startsWith("HTTP/1.1 408").contains("/problems/too-slow");
    }
  }

  @Test
  void ofMoreSlowBodiesThanMayBeAwaitedTheSlowestIsTurnedAway() throws IOException {
    BodyLimits few = new BodyLimits(1_024, 1_024, Duration.ofSeconds(60), 2);
    try (Front front = Front.start(SOLD_OUT, limits(100, few))) {
      Socket first = connect(front);
      send(first, HEAD + "{");
      await().atMost(SOON).until(() -> makesOtherGoFor(front, first));

      Socket next = connect(front);
      send(next, HEAD + "{");
      send(next, BODY.substring(1));

      assertThat(status(next)).isEqualTo(409);
    }
  }

  /** Of each hundred bytes that come one or two are of those who are to be served. */
  @Test
  void aCrowdThatDribblesHeadersAndBodiesHoldsNobodyElseUp() throws Exception {
    BodyLimits few = new BodyLimits(1_024, 1_024, Duration.ofSeconds(2), 20);
    HttpLimits limits = new HttpLimits(60, Duration.ofSeconds(1), few);
    try (Front front = Front.start(SOLD_OUT, limits);
        DribblingCrowd crowd = DribblingCrowd.of(100, front.address().getPort(), HEAD)) {
      await().atMost(SOON).until(() -> crowd.turnedAway() > 100);

      for (int i = 0; i < 5; i++) {
        Socket honest = connect(front);
        honest.setTcpNoDelay(true);
        send(honest, HEAD);
        send(honest, BODY);
        assertThat(status(honest)).isEqualTo(409);
        assertThat(Caller.of(front.address()).get("/live").status()).isEqualTo(200);
        honest.close();
      }
      int before = crowd.turnedAway();
      await().atMost(SOON).until(() -> crowd.turnedAway() > before);
    }
  }

  @Test
  void moreConnectionsThanThereMayBeWaitUntilOneEnds() throws IOException {
    try (Front front = Front.start(SOLD_OUT, limits(3, HttpLimits.USUAL.bodies()))) {
      for (int i = 0; i < 3; i++) {
        Socket socket = connect(front);
        send(socket, HEAD + BODY);
        assertThat(status(socket)).isEqualTo(409);
      }
      List<Socket> accepted = List.copyOf(sockets);
      Socket oneMore = connect(front);
      send(oneMore, HEAD + BODY);
      oneMore.setSoTimeout(500);
      assertThatThrownBy(() -> status(oneMore)).isInstanceOf(SocketTimeoutException.class);

      for (Socket socket : accepted) {
        socket.close();
      }

      oneMore.setSoTimeout((int) SOON.toMillis());
      assertThat(status(oneMore)).isEqualTo(409);
    }
  }

  /** Each byte comes soon after the one before, so that the connection is never idle. */
  @Test
  void connectionsWhoseHeadersDribbleEndAndOthersAreLetIn() throws IOException {
    HttpLimits limits = new HttpLimits(3, Duration.ofSeconds(1), HttpLimits.USUAL.bodies());
    try (Front front = Front.start(SOLD_OUT, limits)) {
      List<Socket> slow = List.of(connect(front), connect(front), connect(front));
      send(slow.get(0), HEAD + BODY); // One that was answered may not dribble, either.
      assertThat(status(slow.get(0))).isEqualTo(409);
      Socket honest = connect(front);
      send(honest, HEAD + BODY);

      CompletableFuture<Integer> let = CompletableFuture.supplyAsync(() -> statusOf(honest));

      await().atMost(SOON).until(() -> slow.stream().filter(SlowCallersTest::dribble).count() == 0);
      assertThat(let).succeedsWithin(SOON).isEqualTo(409);
    }
  }

  @Test
  void whoSaysNothingBetweenRequestsIsKept() throws IOException {
    HttpLimits limits = new HttpLimits(3, Duration.ofMillis(100), HttpLimits.USUAL.bodies());
    try (Front front = Front.start(SOLD_OUT, limits)) {
      Socket socket = connect(front);
      send(socket, HEAD + BODY);
      socket.setSoTimeout(2_000);
      assertThatThrownBy(() -> answer(socket)).isInstanceOf(SocketTimeoutException.class);

      send(socket, HEAD + BODY);

      assertThat(status(socket)).isEqualTo(409);
    }
  }

  private static HttpLimits limits(int connectionsMax, BodyLimits bodies) {
    return new HttpLimits(connectionsMax, HttpLimits.USUAL.headersWithin(), bodies);
  }

  /** Sends one more byte; false if the connection has ended. */
  private static boolean dribble(Socket socket) {
    try {
      send(socket, "G");
      return true;
    } catch (IOException ended) {
      return false;
    }
  }

  private static int statusOf(Socket socket) {
    try {
      return status(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends one more slow body; whether by now the first one was turned away. */
  private boolean makesOtherGoFor(Front front, Socket first) throws IOException {
    send(connect(front), HEAD + "{");
    first.setSoTimeout(300);
    try {
      return answer(first).startsWith("HTTP/1.1 503");
    } catch (SocketTimeoutException stillAwaited) {
      return false;
    }
  }

  private Socket connect(Front front) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), front.address().getPort());
    socket.setSoTimeout((int) SOON.toMillis());
    sockets.add(socket);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** All there is until the connection ends. */
  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  private static int status(Socket socket) throws IOException {
    byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 409".length());
    String text = new String(start, ISO_8859_1);
    return Integer.parseInt(text.substring(text.length() - 3));
  }
}
