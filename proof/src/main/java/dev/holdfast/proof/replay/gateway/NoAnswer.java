package dev.holdfast.proof.replay.gateway;

import java.time.Duration;

/**
 * One try went without an answer: no connection, a timeout, 429 or 5xx. Whether it had an effect is
 * unknown.
 */
final class NoAnswer extends Exception {
  private static final long serialVersionUID = 1;

  private final Duration retryAfter;

  /**
   * Says what came instead of an answer.
   *
   * @param retryAfter how long the gateway asked to be left alone; zero if it did not say
   */
  NoAnswer(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  Duration retryAfter() {
    return retryAfter;
  }
}
