package dev.holdfast.domain;

import java.util.OptionalInt;

/** What a cart asks for: so many units of one item, under an id of its own choosing. */
public final class ReserveRequest {
  /** Whether it stands or falls with others. */
  public enum Part {
    /** It stands by itself. */
    NONE,
    /** A line of a cart, to be placed only if plenty of the item is left then. */
    OF_PLENTY,
    /** A line of a cart whose turn it is, after those of the items before it. */
    IN_TURN
  }

  private final String item;
  private final String reservation;
  private final String cart;
  private final long quantity;
  private final OptionalInt holdSeconds;
  private final String traceparent;
  private final Part part;
  private final long patienceMillis;

  /**
   * @param quantity units, 1 or more
   * @param holdSeconds how long the hold shall run; empty for the item's policy
   */
  public ReserveRequest(
      String item, String reservation, String cart, long quantity, OptionalInt holdSeconds) {
    this(
        item,
        reservation,
        cart,
        quantity,
        holdSeconds,
        null,
        Part.NONE,
        TentativeHolds.BOUND_MILLIS);
  }

  private ReserveRequest(
      String item,
      String reservation,
      String cart,
      long quantity,
      OptionalInt holdSeconds,
      String traceparent,
      Part part,
      long patienceMillis) {
    this.item = item;
    this.reservation = reservation;
    this.cart = cart;
    this.quantity = quantity;
    this.holdSeconds = holdSeconds;
    this.traceparent = traceparent;
    this.part = part;
    this.patienceMillis = patienceMillis;
  }

  /**
   * The same as a part of a trace.
   *
   * @param context W3C's `traceparent`, or null
   */
  public ReserveRequest in(String context) {
    return new ReserveRequest(
        item, reservation, cart, quantity, holdSeconds, context, part, patienceMillis);
  }

  /** The same as a line of a cart, or by itself. */
  public ReserveRequest as(Part other) {
    return new ReserveRequest(
        item, reservation, cart, quantity, holdSeconds, traceparent, other, patienceMillis);
  }

  /**
   * The same with another patience.
   *
   * @param millis 0 for none
   */
  public ReserveRequest patientFor(long millis) {
    return new ReserveRequest(
        item, reservation, cart, quantity, holdSeconds, traceparent, part, millis);
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

  public Part part() {
    return part;
  }

  /**
   * How long a refusal is kept back that rests on units others hold tentatively, milliseconds.
   *
   * @see TentativeHolds
   */
  public long patienceMillis() {
    return patienceMillis;
  }

  /** W3C's `traceparent` as the caller sent it; null if it sent none. */
  public String traceparent() {
    return traceparent;
  }
}
