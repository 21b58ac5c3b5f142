package dev.holdfast.client.ask;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A hold that is to run longer: so many seconds from when that is decided. */
public final class Extend implements Command {
  private final String item;
  private final String reservation;
  private final int holdSeconds;
  private final String key;

  private Extend(String item, String reservation, int holdSeconds, String key) {
    this.item = item;
    this.reservation = reservation;
    this.holdSeconds = holdSeconds;
    this.key = Ids.check("key", key);
  }

  /**
   * An extension under a new key.
   *
   * @param holdSeconds 1 or more; from its placing no more than the item's policy allows
   */
  public static Extend of(String item, String reservation, int holdSeconds) {
    return new Extend(item, reservation, holdSeconds, Ids.next());
  }

  /** The same under a key that you have. */
  public Extend key(String itsKey) {
    return new Extend(item, reservation, holdSeconds, itsKey);
  }

  @Override
  public String item() {
    return item;
  }

  @Override
  public ApiRequest request() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("holdSeconds", holdSeconds);
    return ApiRequest.command("POST", Paths.reservation(item, reservation) + "/extend", body, key);
  }
}
