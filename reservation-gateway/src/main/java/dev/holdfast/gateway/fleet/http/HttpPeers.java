package dev.holdfast.gateway.fleet.http;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.fleet.NotTakenException;
import dev.holdfast.gateway.fleet.Pace;
import dev.holdfast.gateway.fleet.Peers;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.schema.UndecodableException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The other gateways, by HTTP. Not by the JDK's client: with two processors or fewer it starts a
 * thread for each answer, which costs more than all else about a call.
 */
final class HttpPeers implements Peers, AutoCloseable {
  private static final int THREADS_MAX = 8;
  private static final int THREADS_MIN = 2;

  /** Shorter than the others wait: who closes a connection must not be sent something just then. */
  private static final long IDLE_MILLIS = 20_000;

  private static final int OK = 200;

  /** By these a gateway says that it has done nothing; unsigned, it may be somebody else's word. */
  private static final Set<Integer> REFUSALS = Set.of(400, 503);

  /** Nobody who has handed something on answers so. */
  private static final Set<Integer> STRANGERS = Set.of(401, 404);

  /** A batch in which each is refused by a level of its own. */
  private static final int ANSWER_MAX = 1024 * 1024;

  private final FleetConfig config;
  private final Timekeeper time;
  private final long waits;
  private final HttpClient client;

  HttpPeers(FleetConfig config, Pace pace, Timekeeper time) {
    this.config = config;
    this.time = time;
    this.waits = pace.waits();
    QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX, THREADS_MIN);
    threads.setName("fleet-client");
    threads.setDaemon(true);
    this.client = new HttpClient(new HttpClientTransportOverHTTP(1));
    client.setExecutor(threads);
    client.setConnectTimeout(waits / 2);
    client.setIdleTimeout(IDLE_MILLIS);
    client.setUserAgentField(null);
    try {
      client.start();
      // What is answered is the answer: nothing is sent again with a password or to another place.
      client.getProtocolHandlers().clear();
    } catch (Exception e) {
      throw new IllegalStateException("other gateways can't be called", e);
    }
  }

  @Override
  public CompletionStage<Reply> handOver(String address, List<ReserveRequest> wanted) {
    byte[] body =
        HandOverBytes.request(UUID.randomUUID().toString(), config.address(), time.now(), wanted);
    String signature = config.secret().signRequest(body);
    AtomicBoolean hasBegun = new AtomicBoolean();
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    client
        .newRequest(address + FleetServer.PATH)
        .method(HttpMethod.POST)
        .headers(headers -> headers.put(FleetSecret.HEADER, signature))
        .body(new BytesRequestContent("application/octet-stream", body))
        .timeout(waits, TimeUnit.MILLISECONDS)
        .onRequestBegin(request -> hasBegun.set(true))
        .send(
            new BufferingResponseListener(ANSWER_MAX) {
              @Override
              public void onComplete(Result result) {
                try {
                  reply.complete(reply(address, signature, result, getContent()));
                } catch (RuntimeException | UndecodableException e) {
                  // On a connection that was never made nothing has been sent.
                  reply.completeExceptionally(
                      hasBegun.get() ? e : new NotTakenException(address + " is not reached"));
                }
              }
            });
    return reply;
  }

  private Reply reply(String address, String signature, Result result, byte[] content)
      throws UndecodableException {
    if (result.isFailed()) {
      throw new IllegalStateException(address + " has not answered", result.getFailure());
    }
    byte[] body = content == null ? new byte[0] : content;
    boolean isSigned =
        FleetSecret.isSame(
            config.secret().signAnswer(signature, body),
            result.getResponse().getHeaders().get(FleetSecret.HEADER));
    int status = result.getResponse().getStatus();
    if (STRANGERS.contains(status) || (REFUSALS.contains(status) && isSigned)) {
      throw new NotTakenException(address + " answers " + status);
    }
    if (status != OK || !isSigned) {
      throw new IllegalStateException(
          address + " answers " + status + ", or without the fleet's secret");
    }
    return HandOverBytes.readAnswer(body);
  }

  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception e) {
      throw new IllegalStateException("calls of other gateways do not end", e);
    }
  }
}
