package dev.holdfast.client.call;

import dev.holdfast.client.answer.NoAnswerException;
import dev.holdfast.client.ask.ApiRequest;
import java.io.IOException;
import java.time.Duration;

/**
 * Sends a request, the same bytes under the same ids, until it is answered or the deadline passes.
 * Again goes what found no gateway, got no answer, or was told to come back (429, 502, 503, 504);
 * any other answer stands.
 */
public final class Calls {
  private static final Duration WAIT_FIRST = Duration.ofMillis(100);
  private static final Duration WAIT_MOST = Duration.ofSeconds(2);
  private static final Duration TRY_LEAST = Duration.ofMillis(1);

  private final OneTry oneTry;
  private final Timekeeper time;
  private final Backoff backoff;
  private final Duration deadline;
  private final Duration tryMax;

  /**
   * Calls a gateway.
   *
   * @param deadline of each call, over all its tries
   * @param tryMax how long one try may take
   */
  public Calls(Gateway gateway, Timekeeper time, Duration deadline, Duration tryMax) {
    this(new OneTry(gateway), time, deadline, tryMax);
  }

  private Calls(OneTry oneTry, Timekeeper time, Duration deadline, Duration tryMax) {
    this.oneTry = oneTry;
    this.time = time;
    this.backoff = new Backoff(time, WAIT_FIRST, WAIT_MOST);
    this.deadline = deadline;
    this.tryMax = tryMax;
  }

  /** The same with another deadline. */
  public Calls within(Duration otherDeadline) {
    return new Calls(oneTry, time, otherDeadline, tryMax);
  }

  Deadline begin() {
    return new Deadline(time, deadline);
  }

  Backoff backoff() {
    return backoff;
  }

  /** The answer to a call of its own. */
  public Reply send(ApiRequest request) {
    return send(request, begin());
  }

  /**
   * The answer.
   *
   * @throws NoAnswerException if there was none before the deadline, or the thread was interrupted
   */
  Reply send(ApiRequest request, Deadline until) {
    try {
      for (int tries = 1; ; tries++) {
        Duration asked = Duration.ZERO;
        String failed;
        Exception cause = null;
        try {
          Reply reply = oneTry.send(request, tryFor(until.left()));
          if (!reply.isTransient()) {
            return reply;
          }
          asked = reply.retryAfter();
          failed = reply.problem().toString();
        } catch (IOException e) {
          failed = e.getMessage();
          cause = e;
        }
        if (!until.waitFor(backoff.after(tries, asked))) {
          throw new NoAnswerException(
              "no answer to " + request + " in " + deadline.toMillis() + " ms; last: " + failed,
              cause);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswerException("interrupted while asking " + request, e);
    }
  }

  /** Never nothing, which Java does not take for a timeout. */
  private Duration tryFor(Duration left) {
    Duration shorter = tryMax.compareTo(left) < 0 ? tryMax : left;
    return shorter.compareTo(TRY_LEAST) < 0 ? TRY_LEAST : shorter;
  }
}
