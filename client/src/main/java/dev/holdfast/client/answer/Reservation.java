package dev.holdfast.client.answer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.OptionalLong;

/** A hold, as it stands or as it ended. */
public final class Reservation {
  private final String reservation;
  private final String item;
  private final String cart;
  private final long quantity;
  private final Long heldQuantity;
  private final long confirmedQuantity;
  private final long releasedQuantity;
  private final long returnedQuantity;
  private final long expiresAt;
  private final long seq;
  private final ReservationStatus status;

  @JsonCreator
  Reservation(
      @JsonProperty(value = "reservation", required = true) String reservation,
      @JsonProperty(value = "item", required = true) String item,
      @JsonProperty("cart") String cart,
      @JsonProperty("quantity") long quantity,
      @JsonProperty("heldQuantity") Long heldQuantity,
      @JsonProperty("confirmedQuantity") long confirmedQuantity,
      @JsonProperty("releasedQuantity") long releasedQuantity,
      @JsonProperty("returnedQuantity") long returnedQuantity,
      @JsonProperty("expiresAt") long expiresAt,
      @JsonProperty("seq") long seq,
      @JsonProperty(value = "status", required = true) ReservationStatus status) {
    this.reservation = reservation;
    this.item = item;
    this.cart = cart;
    this.quantity = quantity;
    this.heldQuantity = heldQuantity;
    this.confirmedQuantity = confirmedQuantity;
    this.releasedQuantity = releasedQuantity;
    this.returnedQuantity = returnedQuantity;
    this.expiresAt = expiresAt;
    this.seq = seq;
    this.status = status;
  }

  /** Its id. */
  public String reservation() {
    return reservation;
  }

  /** Of what. */
  public String item() {
    return item;
  }

  /** For whom. */
  public String cart() {
    return cart;
  }

  /** Units it was placed with, or last changed to. */
  public long quantity() {
    return quantity;
  }

  /** Units still held, once a part was confirmed or released. */
  public OptionalLong heldQuantity() {
    return heldQuantity == null ? OptionalLong.empty() : OptionalLong.of(heldQuantity);
  }

  /** Units that were sold. */
  public long confirmedQuantity() {
    return confirmedQuantity;
  }

  /** Units that were released, by themselves or as the rest of a confirm. */
  public long releasedQuantity() {
    return releasedQuantity;
  }

  /** Units that were sold and have come back. */
  public long returnedQuantity() {
    return returnedQuantity;
  }

  /** Until when it is held, unless it is extended. */
  public Instant expiresAt() {
    return Instant.ofEpochMilli(expiresAt);
  }

  /** The newest commit that told of it; {@code item(id, seq)} sees it. */
  public long seq() {
    return seq;
  }

  /** What has become of it. */
  public ReservationStatus status() {
    return status;
  }

  /** Whether the units are held now. */
  public boolean isHeld() {
    return status == ReservationStatus.HELD;
  }
}
