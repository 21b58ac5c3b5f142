package dev.holdfast.proof.replay.gateway;

import java.time.Instant;

/**
 * What the gateway said to a reservation.
 *
 * @param kind which of the interface's answers it is
 * @param status for {@code PLACED} what the hold is now: held, confirmed, released or expired
 * @param expiresAt for {@code PLACED} how long the hold was promised; null if the answer has none
 * @param seq for {@code PLACED} the commit that the answer names
 * @param unanswered whether earlier tries went without an answer, so that one may have placed it
 * @param nanos how long the answered try took
 * @param text the answer in words
 */
public record HoldAnswer(
    Kind kind,
    String status,
    Instant expiresAt,
    long seq,
    boolean unanswered,
    long nanos,
    String text) {

  /** The answers that the interface foresees, and all others. */
  public enum Kind {
    PLACED,
    SOLD_OUT,
    UNFORESEEN
  }
}
