package dev.holdfast.domain;

import java.util.OptionalInt;

/** What a cart asks for: so many units of one item, under an id of its own choosing. */
public final class ReserveRequest {
  private final String item;
  private final String reservation;
  private final String cart;
  private final long quantity;
  private final OptionalInt holdSeconds;
  private final String traceparent;

  /**
   * @param quantity units, 1 or more
   * @param holdSeconds how long the hold shall run; empty for the item's policy
   */
  public ReserveRequest(
      String item, String reservation, String cart, long quantity, OptionalInt holdSeconds) {
    this(item, reservation, cart, quantity, holdSeconds, null);
  }

  private ReserveRequest(
      String item,
      String reservation,
      String cart,
      long quantity,
      OptionalInt holdSeconds,
      String traceparent) {
    this.item = item;
    this.reservation = reservation;
    this.cart = cart;
    this.quantity = quantity;
    this.holdSeconds = holdSeconds;
    this.traceparent = traceparent;
  }

  /**
   * The same as a part of a trace.
   *
   * @param context W3C's `traceparent`, or null
   */
  public ReserveRequest in(String context) {
    return new ReserveRequest(item, reservation, cart, quantity, holdSeconds, context);
  }

  public String item() {
    return item;
  }

  public String reservation() {
    return reservation;
  }

  public String cart() {
    return cart;
  }

  public long quantity() {
    return quantity;
  }

  public OptionalInt holdSeconds() {
    return holdSeconds;
  }

  /** W3C's `traceparent` as the caller sent it; null if it sent none. */
  public String traceparent() {
    return traceparent;
  }
}
