package dev.holdfast.proof.api;

import io.netty.channel.EventLoop;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * A client of Holdfast's API over HTTP/1.1, on connections that stay open, one request at a time on
 * each. The client of all commands: what loads, what replays and what checks histories.
 *
 * <p>One thread does it all, so that on a small machine the client leaves the server room: a client
 * that needs more than the server would be what is measured. Nothing is sent twice.
 */
public final class ApiClient {
  /** After so long, and up to a second more, a request is given up. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  private final EventLoop loop;
  private final Connections connections;

  ApiClient(ApiThread thread, List<GatewayAddress> gateways, int connections, Duration answerMax) {
    this.loop = thread.loop();
    this.connections = new Connections(loop, gateways, connections, answerMax);
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
      connections.place(call);
    } else {
      loop.execute(() -> connections.place(call));
    }
  }
}
