package dev.holdfast.client.call;

import dev.holdfast.client.ask.ApiRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a request once. */
@SuppressWarnings("Interruption") // Java's client ends a request only if it may interrupt
final class OneTry {
  /** More than any page of the API has. */
  private static final int BODY_MAX = 8 << 20;

  /** The gateway waits no longer for an outcome. */
  private static final long WAIT_SECONDS_MAX = 10;

  private final Gateway gateway;

  OneTry(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * The answer.
   *
   * @param timeout for all of it: Java's own ends when the headers are here
   * @throws IOException if there is none; whether the request had an effect is then unknown
   */
  Reply send(ApiRequest asked, Duration timeout) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        gateway.http().sendAsync(request(asked, timeout), response -> new BoundedBody(BODY_MAX));
    try {
      HttpResponse<byte[]> response = answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      String retryAfter = response.headers().firstValue("Retry-After").orElse("");
      return new Reply(response.statusCode(), retryAfter, response.body());
    } catch (ExecutionException e) {
      throw new IOException(inWords(e.getCause()), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no answer in " + timeout.toMillis() + " ms", e);
    } finally {
      answer.cancel(true);
    }
  }

  /** Of a connection that was refused Java says nothing but that. */
  private String inWords(Throwable failure) {
    return failure instanceof ConnectException
        ? "nothing takes connections at "
            + gateway.to("/").build().uri()
            + ", is the gateway there?"
        : String.valueOf(failure);
  }

  private HttpRequest request(ApiRequest asked, Duration timeout) {
    HttpRequest.Builder request = gateway.to(asked.path()).timeout(timeout);
    asked.body().ifPresent(body -> request.header("Content-Type", "application/json"));
    asked.key().ifPresent(key -> request.header("Idempotency-Key", key));
    // A second less than we wait ourselves, so that the answer is here in time.
    long seconds = Math.min(WAIT_SECONDS_MAX, timeout.toSeconds() - 1);
    if (asked.waits() && seconds > 0) {
      request.header("Prefer", "wait=" + seconds);
    }
    return request
        .method(
            asked.method(),
            asked.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody))
        .build();
  }
}
