package dev.holdfast.client.ask;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A hold that is to be given back, or a part of it; under a key, so that it counts once. */
public final class Release implements Command {
  private final String item;
  private final String reservation;
  private final Integer quantity;
  private final String key;

  private Release(String item, String reservation, Integer quantity, String key) {
    this.item = item;
    this.reservation = reservation;
    this.quantity = quantity;
    this.key = Ids.check("key", key);
  }

  /** All that is held, under a new key. */
  public static Release of(String item, String reservation) {
    return new Release(item, reservation, null, Ids.next());
  }

  /** So many units, under a new key; the others are held on. */
  public static Release part(String item, String reservation, int quantity) {
    return new Release(item, reservation, quantity, Ids.next());
  }

  /** The same under a key that you have. */
  public Release key(String itsKey) {
    return new Release(item, reservation, quantity, itsKey);
  }

  @Override
  public String item() {
    return item;
  }

  @Override
  public ApiRequest request() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (quantity != null) {
      body.put("quantity", quantity);
    }
    return ApiRequest.command("DELETE", Paths.reservation(item, reservation), body, key);
  }
}
