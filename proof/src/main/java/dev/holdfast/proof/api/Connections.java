package dev.holdfast.proof.api;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A client's connections, and the calls that wait for one. All on the client's thread, but for the
 * constructor.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails shows in the channels' own callbacks
final class Connections implements Connection.Listener {
  /** Requests that may wait for a connection; one more gets no answer at once. */
  static final int WAITING_MAX = 100_000;

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

  /**
   * @param number opened now and kept open; 0 for one whenever a call finds none idle
   * @param answerMax after so long a call is given up
   */
  Connections(EventLoop loop, List<GatewayAddress> gateways, int number, Duration answerMax) {
    this.loop = loop;
    this.gateways = gateways;
    this.stays = number > 0;
    this.answerMax = answerMax;
    loop.execute(
        () -> {
          for (int i = 0; i < number; i++) {
            open(new Connection(this, gateways.get(i % gateways.size())));
          }
        });
    long look = Math.min(answerMax.toMillis(), LOOK_AGAIN.toMillis());
    loop.scheduleAtFixedRate(this::giveUpLate, look, look, TimeUnit.MILLISECONDS);
  }

  /** Sends it on a connection that is idle, or has it wait for one. */
  void place(Call call) {
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

  @Override
  public void answering(Connection connection) {
    busy.remove(connection);
    coming++;
  }

  @Override
  public void free(Connection connection) {
    coming--;
    Call next = waiting.poll();
    if (next == null) {
      idle.add(connection);
    } else {
      begin(connection, next);
    }
  }

  @Override
  public void ended(Connection connection) {
    coming--;
    openIfShort();
    openLater(connection);
  }

  @Override
  public void endedIdle(Connection connection) {
    idle.remove(connection);
    openLater(connection);
  }

  @Override
  public void unreachable(Connection connection) {
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
