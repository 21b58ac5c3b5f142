package dev.holdfast.proof.replay.gateway;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends a request again, the same bytes with the same ids, until somebody answers. Between tries it
 * waits up to twice as long each time, anywhere between nothing and that (so that a gateway that
 * comes back is not hit by everyone at once), and gives up after {@code patience}.
 */
final class Retrying {
  private static final long WAIT_MILLIS_FIRST = 100;
  private static final long WAIT_MILLIS_MAX = 2_000;

  private final HttpJson http;
  private final Duration patience;
  private final LongAdder retries = new LongAdder();
  private final LongAccumulator longestNanos = new LongAccumulator(Long::max, 0);

  Retrying(HttpJson http, Duration patience) {
    this.http = http;
    this.patience = patience;
  }

  /**
   * Sends until there is an answer.
   *
   * @throws GatewayAway after {@code patience} without an answer, and on interruption
   */
  Reply send(JsonRequest request) {
    long begun = System.nanoTime();
    try {
      for (int tries = 0; ; tries++) {
        try {
          Reply reply = http.send(request, tries);
          if (tries > 0) {
            longestNanos.accumulate(System.nanoTime() - begun);
          }
          return reply;
        } catch (NoAnswer e) {
          waitAfter(e, tries, begun, request);
          retries.increment();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayAway("stopped while asking " + http.url(request));
    }
  }

  private void waitAfter(NoAnswer failure, int tries, long begun, JsonRequest request)
      throws InterruptedException {
    long left = patience.toMillis() - (System.nanoTime() - begun) / 1_000_000;
    if (left <= 0) {
      throw new GatewayAway(
          "no answer to %s %s for %d s; the last try: %s"
              .formatted(
                  request.method(), http.url(request), patience.toSeconds(), failure.getMessage()));
    }
    long most = Math.min(WAIT_MILLIS_MAX, WAIT_MILLIS_FIRST << Math.min(tries, 10));
    long wait = failure.retryAfter().toMillis() + ThreadLocalRandom.current().nextLong(1, most + 1);
    Thread.sleep(Math.min(wait, left));
  }

  /** Tries that had to be repeated. */
  long retries() {
    return retries.sum();
  }

  /** The longest that a request waited for its answer over several tries. */
  Duration longest() {
    return Duration.ofNanos(longestNanos.get());
  }
}
