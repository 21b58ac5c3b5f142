package dev.holdfast.client.ask;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Units of several items that are to be held for a cart, all or none, under one reservation id. It
 * may be sent again, and takes no more stock. After a refusal make a new one.
 */
public final class CartHold {
  private final String reservation;
  private final String cart;
  private final Map<String, Integer> lines;
  private final Integer holdSeconds;
  private final boolean partial;

  private CartHold(
      String reservation,
      String cart,
      Map<String, Integer> lines,
      Integer holdSeconds,
      boolean partial) {
    this.reservation = Ids.check("reservation", reservation);
    this.cart = Ids.check("cart", cart);
    this.lines = lines;
    this.holdSeconds = holdSeconds;
    this.partial = partial;
  }

  /** A cart without lines yet, with a new reservation id. */
  public static CartHold of(String cart) {
    return new CartHold(Ids.next(), cart, new TreeMap<>(), null, false);
  }

  /**
   * The same with a line more, up to 50.
   *
   * @param quantity units, 1 to 1,000,000; added to those that the cart has of the item
   */
  public CartHold line(String item, int quantity) {
    Map<String, Integer> more = new TreeMap<>(lines);
    more.merge(Ids.check("item", item), quantity, Math::addExact);
    return new CartHold(reservation, cart, more, holdSeconds, partial);
  }

  /** The same under an id that you have, such as an order's. */
  public CartHold as(String itsReservation) {
    return new CartHold(itsReservation, cart, lines, holdSeconds, partial);
  }

  /** The same for so many seconds. */
  public CartHold forSeconds(int seconds) {
    return new CartHold(reservation, cart, lines, seconds, partial);
  }

  /** The same, but some lines are welcome without the others. */
  public CartHold partial() {
    return new CartHold(reservation, cart, lines, holdSeconds, true);
  }

  /** The id under which all lines are held. */
  public String reservation() {
    return reservation;
  }

  public String cart() {
    return cart;
  }

  /** As it goes out. */
  public ApiRequest request() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode all = body.putArray("lines");
    lines.forEach((item, quantity) -> all.addObject().put("item", item).put("quantity", quantity));
    if (holdSeconds != null) {
      body.put("holdSeconds", holdSeconds);
    }
    if (partial) {
      body.put("partial", true);
    }
    return ApiRequest.change("PUT", Paths.cartReservation(cart, reservation), body);
  }
}
