package dev.holdfast.client.call;

import dev.holdfast.client.answer.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What came back. */
public final class Reply {
  /** A full gateway or too many requests; or a balancer that found none. Else trying is no use. */
  private static final Set<Integer> TRANSIENT = Set.of(429, 502, 503, 504);

  private static final int WORDS_MAX = 200;

  private final int status;
  private final String retryAfter;
  private final byte[] body;

  public Reply(int status, String retryAfter, byte[] body) {
    this.status = status;
    this.retryAfter = retryAfter;
    this.body = body;
  }

  public int status() {
    return status;
  }

  byte[] body() {
    return body;
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Whether the same request may be answered otherwise in a moment. */
  public boolean isTransient() {
    return TRANSIENT.contains(status);
  }

  /** How long to leave the gateway alone; zero if it does not say in seconds. */
  public Duration retryAfter() {
    boolean seconds = retryAfter.matches("[0-9]{1,9}");
    return seconds ? Duration.ofSeconds(Long.parseLong(retryAfter)) : Duration.ZERO;
  }

  /** What the gateway says is wrong, or what somebody before it says. */
  public Problem problem() {
    Optional<Problem> problem = Json.find(body, Problem.class);
    return problem
        .filter(told -> !told.type().equals(Problem.NO_TYPE))
        .map(told -> new Problem(told.type(), told.title(), status, told.detail(), told.faults()))
        .orElseGet(() -> new Problem(null, "no problem of Holdfast's", status, words(), List.of()));
  }

  private String words() {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    return text.substring(0, Math.min(text.length(), WORDS_MAX));
  }
}
