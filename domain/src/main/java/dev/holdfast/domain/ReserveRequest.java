package dev.holdfast.domain;

import java.util.OptionalInt;

/** What a cart asks for: so many units of one item, under an id of its own choosing. */
public final class ReserveRequest {
  private final String item;
  private final String reservation;
  private final String cart;
  private final long quantity;
  private final OptionalInt holdSeconds;

  /**
   * @param quantity units, 1 or more
   * @param holdSeconds how long the hold shall run; empty for the item's policy
   */
  public ReserveRequest(
      String item, String reservation, String cart, long quantity, OptionalInt holdSeconds) {
    this.item = item;
    this.reservation = reservation;
    this.cart = cart;
    this.quantity = quantity;
    this.holdSeconds = holdSeconds;
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
}
