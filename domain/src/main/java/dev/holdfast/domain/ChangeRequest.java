package dev.holdfast.domain;

import java.util.OptionalInt;

/** What a cart asks for about a hold that it has: so many units of it from now on. */
public final class ChangeRequest {
  private final String item;
  private final String reservation;
  private final long quantity;
  private final OptionalInt holdSeconds;
  private final String traceparent;

  /**
   * @param quantity units, 1 or more
   * @param holdSeconds how long the hold shall run, at least, from the change on; empty for what it
   *     has left
   * @param traceparent W3C's, as the caller sent it; null if it sent none
   */
  public ChangeRequest(
      String item, String reservation, long quantity, OptionalInt holdSeconds, String traceparent) {
    this.item = item;
    this.reservation = reservation;
    this.quantity = quantity;
    this.holdSeconds = holdSeconds;
    this.traceparent = traceparent;
  }

  public String item() {
    return item;
  }

  public String reservation() {
    return reservation;
  }

  public long quantity() {
    return quantity;
  }

  public OptionalInt holdSeconds() {
    return holdSeconds;
  }

  /** W3C's `traceparent`; null if there is none. */
  public String traceparent() {
    return traceparent;
  }
}
