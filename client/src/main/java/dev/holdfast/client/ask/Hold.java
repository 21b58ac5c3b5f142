package dev.holdfast.client.ask;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Units of an item that are to be held for a cart. It has its reservation's id from the beginning;
 * so it may be sent again, and takes no more stock.
 */
public final class Hold {
  private final String reservation;
  private final String item;
  private final String cart;
  private final int quantity;
  private final Integer holdSeconds;

  private Hold(String reservation, String item, String cart, int quantity, Integer holdSeconds) {
    this.reservation = Ids.check("reservation", reservation);
    this.item = Ids.check("item", item);
    this.cart = Ids.check("cart", cart);
    this.quantity = quantity;
    this.holdSeconds = holdSeconds;
  }

  /**
   * A hold with a new id, for as long as the item's policy says.
   *
   * @param quantity units, 1 to 1,000,000
   */
  public static Hold of(String item, String cart, int quantity) {
    return new Hold(Ids.next(), item, cart, quantity, null);
  }

  /** The same under an id that you have, such as an order line's. */
  public Hold as(String itsReservation) {
    return new Hold(itsReservation, item, cart, quantity, holdSeconds);
  }

  /** The same for so many seconds, 1 or more, and up to the item's {@code holdSecondsMax}. */
  public Hold forSeconds(int seconds) {
    return new Hold(reservation, item, cart, quantity, seconds);
  }

  /** The id under which the units are held. */
  public String reservation() {
    return reservation;
  }

  public String item() {
    return item;
  }

  public String cart() {
    return cart;
  }

  public int quantity() {
    return quantity;
  }

  /** As it goes out. */
  public ApiRequest request() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("cart", cart);
    body.put("quantity", quantity);
    if (holdSeconds != null) {
      body.put("holdSeconds", holdSeconds);
    }
    return ApiRequest.change("PUT", Paths.reservation(item, reservation), body);
  }
}
