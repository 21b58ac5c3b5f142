package dev.holdfast.proof.api;

import io.netty.channel.EventLoop;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * A client of Holdfast's API over HTTP/1.1, on connections that stay open, one request at a time on
 * each. The client of all commands: what loads, what replays and what checks histories.
 *
 * <p>One thread does it all, so that on a small machine the client leaves the server room: a client
 * that needs more than the server would be what is measured. Nothing is sent twice.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails shows in the channels' own callbacks
public final class ApiClient {
  /** Requests that may wait for a connection; one more gets no answer at once. */
  static final int WAITING_MAX = 100_000;

  /** After so long, and up to a second more, a request is given up. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  private static final Duration CONNECT_AGAIN = Duration.ofMillis(100);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final EventLoop loop;
  private final List<GatewayAddress> gateways;
  private final boolean stays;
  private final Duration answerMax;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Set<Connection> busy = new HashSet<>();
  private final Deque<Call> waiting = new ArrayDeque<>();

  /** Connections that are about to be free: they are being opened, or hand on their answer. */
  private int coming;

  ApiClient(ApiThread thread, List<GatewayAddress> gateways, int connections, Duration answerMax) {
    this.loop = thread.loop();
    this.gateways = gateways;
    this.stays = connections > 0;
    this.answerMax = answerMax;
    loop.execute(
        () -> {
          for (int i = 0; i < connections; i++) {
            open(new Connection(this, gateways.get(i % gateways.size())));
          }
        });
    long look = Math.min(answerMax.toMillis(), LOOK_AGAIN.toMillis());
    loop.scheduleAtFixedRate(this::giveUpLate, look, look, TimeUnit.MILLISECONDS);
  }

  /**
   * A client with a fixed number of connections, opened now and again whenever they end. A request
   * that finds all of them busy, or its gateway away, waits its turn.
   *
   * @param gateways where to; connections are spread over them evenly
   */
  public static ApiClient withConnections(ApiThread thread, List<URI> gateways, int connections) {
    return new ApiClient(
        thread, gateways.stream().map(GatewayAddress::of).toList(), connections, ANSWER_MAX);
  }

  /**
   * A client that opens a connection when a request finds none idle, so that none waits. If the
   * gateway is away, the answer is {@link ApiReply#NOT_SENT}.
   */
  public static ApiClient to(ApiThread thread, URI gateway) {
    return new ApiClient(thread, List.of(GatewayAddress.of(gateway)), 0, ANSWER_MAX);
  }

  /** Sends, and hands on the answer's status, on the client's thread; the body is dropped. */
  public void send(ApiRequest request, IntConsumer then) {
    begin(new Call.Status(request, then));
  }

  /** Sends, and hands on the answer, on the client's thread. */
  public void ask(ApiRequest request, Consumer<ApiReply> then) {
    begin(new Call.Reply(request, then));
  }

  private void begin(Call call) {
    if (loop.inEventLoop()) {
      place(call);
    } else {
      loop.execute(() -> place(call));
    }
  }

  private void place(Call call) {
    Connection connection = idle.poll();
    while (connection != null && !connection.isOpen()) {
      connection = idle.poll(); // it has ended, and will say so
    }
    if (connection != null) {
      begin(connection, call);
    } else if (waiting.size() < WAITING_MAX) {
      waiting.add(call);
      openIfShort();
    } else {
      call.answered(ApiReply.NO_ANSWER);
    }
  }

  private void begin(Connection connection, Call call) {
    busy.add(connection);
    connection.begin(call);
  }

  private void openIfShort() {
    if (!stays && waiting.size() > coming) {
      open(new Connection(this, gateways.get(0)));
    }
  }

  private void open(Connection connection) {
    coming++;
    connection.open(loop);
  }

  /** A connection's request has been answered, or never will be: its caller hears of it next. */
  void answering(Connection connection) {
    busy.remove(connection);
    coming++;
  }

  /** A connection that was coming has nothing to do. */
  void free(Connection connection) {
    coming--;
    Call next = waiting.poll();
    if (next == null) {
      idle.add(connection);
    } else {
      begin(connection, next);
    }
  }

  /** A connection that was coming does not come. */
  void ended(Connection connection) {
    coming--;
    openIfShort();
    openLater(connection);
  }

  /** So does one that was idle. */
  void endedIdle(Connection connection) {
    idle.remove(connection);
    openLater(connection);
  }

  /** A connection could not be opened. */
  void unreachable(Connection connection) {
    coming--;
    openLater(connection);
    Call oldest = stays ? null : waiting.poll();
    if (oldest != null) {
      oldest.answered(ApiReply.NOT_SENT);
    }
  }

  private void openLater(Connection connection) {
    if (stays && !loop.isShuttingDown()) {
      loop.schedule(() -> open(connection), CONNECT_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void giveUpLate() {
    long before = System.nanoTime() - answerMax.toNanos();
    for (Connection connection : List.copyOf(busy)) {
      if (connection.isWaitingSince(before)) {
        connection.close();
      }
    }
  }
}
