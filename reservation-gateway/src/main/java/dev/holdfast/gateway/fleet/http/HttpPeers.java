package dev.holdfast.gateway.fleet.http;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.fleet.NotTakenException;
import dev.holdfast.gateway.fleet.Pace;
import dev.holdfast.gateway.fleet.Peers;
import dev.holdfast.log.Causes;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.schema.UndecodableException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The other gateways, by HTTP. */
final class HttpPeers implements Peers, AutoCloseable {
  private static final int THREADS = 4;
  private static final int OK = 200;

  /** By these a gateway says that it has done nothing; unsigned, it may be somebody else's word. */
  private static final Set<Integer> REFUSALS = Set.of(400, 503);

  /** Nobody who has handed something on answers so. */
  private static final Set<Integer> STRANGERS = Set.of(401, 404);

  /** A batch in which each is refused by a level of its own. */
  private static final int ANSWER_MAX = 1024 * 1024;

  private final FleetConfig config;
  private final Timekeeper time;
  private final Duration waits;
  private final ExecutorService threads;
  private final HttpClient client;

  HttpPeers(FleetConfig config, Pace pace, Timekeeper time) {
    this.config = config;
    this.time = time;
    this.waits = Duration.ofMillis(pace.waits());
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "fleet-client");
              thread.setDaemon(true);
              return thread;
            });
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(waits.dividedBy(2))
            .executor(threads)
            .build();
  }

  @Override
  public CompletionStage<Reply> handOver(String address, List<ReserveRequest> wanted) {
    byte[] body =
        HandOverBytes.request(UUID.randomUUID().toString(), config.address(), time.now(), wanted);
    String signature = config.secret().signRequest(body);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + FleetServer.PATH))
            .timeout(waits)
            .header(FleetSecret.HEADER, signature)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return client
        .sendAsync(request, HttpPeers::bounded)
        .handle(
            (response, failure) -> {
              if (failure == null) {
                return reply(signature, response);
              }
              Throwable cause = Causes.of(failure);
              // A connection that was never made has carried nothing.
              throw cause instanceof ConnectException
                      || cause instanceof HttpConnectTimeoutException
                  ? new NotTakenException(address + " is not reached")
                  : new CompletionException(cause);
            });
  }

  /** What is longer than any answer is not read. */
  private static BodySubscriber<byte[]> bounded(HttpResponse.ResponseInfo answer) {
    boolean isShort =
        answer.headers().firstValueAsLong("Content-Length").orElse(Long.MAX_VALUE) <= ANSWER_MAX;
    return isShort ? BodySubscribers.ofByteArray() : BodySubscribers.replacing(new byte[0]);
  }

  private Reply reply(String signature, HttpResponse<byte[]> response) {
    boolean isSigned =
        FleetSecret.isSame(
            config.secret().signAnswer(signature, response.body()),
            response.headers().firstValue(FleetSecret.HEADER).orElse(null));
    int status = response.statusCode();
    if (STRANGERS.contains(status) || (REFUSALS.contains(status) && isSigned)) {
      throw new NotTakenException(response.uri() + " answers " + status);
    }
    if (status != OK || !isSigned) {
      throw new IllegalStateException(
          response.uri() + " answers " + status + ", or without the fleet's secret");
    }
    try {
      return HandOverBytes.readAnswer(response.body());
    } catch (UndecodableException e) {
      throw new CompletionException(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
