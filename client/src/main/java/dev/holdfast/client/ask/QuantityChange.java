package dev.holdfast.client.ask;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Another quantity for a hold: how many units it is to be of, not how many more. */
public final class QuantityChange {
  private final String item;
  private final String reservation;
  private final int quantity;
  private final Integer holdSeconds;

  private QuantityChange(String item, String reservation, int quantity, Integer holdSeconds) {
    this.item = item;
    this.reservation = reservation;
    this.quantity = quantity;
    this.holdSeconds = holdSeconds;
  }

  /**
   * A change that leaves the hold's end as it is.
   *
   * @param quantity units, 1 to 1,000,000
   */
  public static QuantityChange of(String item, String reservation, int quantity) {
    return new QuantityChange(item, reservation, quantity, null);
  }

  /** The same, which also lets the hold run for so many seconds from then on. */
  public QuantityChange forSeconds(int seconds) {
    return new QuantityChange(item, reservation, quantity, seconds);
  }

  /** As it goes out. */
  public ApiRequest request() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("quantity", quantity);
    if (holdSeconds != null) {
      body.put("holdSeconds", holdSeconds);
    }
    return ApiRequest.change("PATCH", Paths.reservation(item, reservation), body);
  }
}
