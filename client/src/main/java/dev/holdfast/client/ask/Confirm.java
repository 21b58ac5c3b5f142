package dev.holdfast.client.ask;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A hold that is to become a sale, or a part of one. The whole needs no key: it is decided by what
 * the hold is by then, and so are repeats. A part has one, so that it is sold once.
 */
public final class Confirm implements Command {
  private final String item;
  private final String reservation;
  private final Integer quantity;
  private final boolean keepRest;
  private final String key;

  private Confirm(String item, String reservation, Integer quantity, boolean keepRest, String key) {
    this.item = item;
    this.reservation = reservation;
    this.quantity = quantity;
    this.keepRest = keepRest;
    this.key = key == null ? null : Ids.check("key", key);
  }

  /** All that is held. */
  public static Confirm of(String item, String reservation) {
    return new Confirm(item, reservation, null, false, null);
  }

  /** So many units, under a new key; the others are released. */
  public static Confirm part(String item, String reservation, int quantity) {
    return new Confirm(item, reservation, quantity, false, Ids.next());
  }

  /** The same, but the others are held on: so a hold is sold in parts. */
  public Confirm keepRest() {
    return new Confirm(item, reservation, quantity, true, key);
  }

  /** The same under a key that you have, such as a parcel's number. */
  public Confirm key(String itsKey) {
    return new Confirm(item, reservation, quantity, keepRest, itsKey);
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
    if (keepRest) {
      body.put("rest", "keep");
    }
    return ApiRequest.command("POST", Paths.reservation(item, reservation) + "/confirm", body, key);
  }
}
