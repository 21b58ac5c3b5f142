package dev.holdfast.client.ask;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What happened to an item's stock; under a key, so that it counts once. */
public final class StockChange implements Command {
  private final String item;
  private final String key;
  private final ObjectNode body;

  private StockChange(String item, String key, ObjectNode body) {
    this.item = Ids.check("item", item);
    this.key = Ids.check("key", key);
    this.body = body;
  }

  private static StockChange of(String item, String kind, int quantity) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("kind", kind);
    body.put("quantity", quantity);
    return new StockChange(item, Ids.next(), body);
  }

  /**
   * So many units came. Creates the item, if it is new.
   *
   * @param quantity 1 or more
   */
  public static StockChange received(String item, int quantity) {
    return of(item, "received", quantity);
  }

  /**
   * So many units were found, or are gone.
   *
   * @param difference not 0
   * @param reason in one line, 1 to 200 characters
   */
  public static StockChange adjusted(String item, int difference, String reason) {
    return of(item, "adjusted", difference).reason(reason);
  }

  /**
   * So many units are on the shelf now. Creates the item, if it is new.
   *
   * @param quantity 0 or more
   */
  public static StockChange counted(String item, int quantity) {
    return of(item, "counted", quantity);
  }

  /**
   * So many units that were sold came back.
   *
   * @param quantity 1 or more
   */
  public static StockChange returned(String item, int quantity) {
    return of(item, "returned", quantity);
  }

  /** The same under a key that you have, such as a delivery note's number. */
  public StockChange key(String itsKey) {
    return new StockChange(item, itsKey, body);
  }

  /** The same with a reason, in one line, 1 to 200 characters. */
  public StockChange reason(String reason) {
    return new StockChange(item, key, body.deepCopy().put("reason", reason));
  }

  /** Of a return, the reservation that sold the units: no more come back than it has sold. */
  public StockChange ofReservation(String reservation) {
    return new StockChange(item, key, body.deepCopy().put("reservation", reservation));
  }

  /** Of a count, the item's {@code seq} when it was made; needed if it is told later. */
  public StockChange countedAtSeq(long seq) {
    return new StockChange(item, key, body.deepCopy().put("countedAtSeq", seq));
  }

  /** Of a count, how many of the units counted are sold and have not left yet. */
  public StockChange includesUnshipped(int units) {
    return new StockChange(item, key, body.deepCopy().put("includesUnshipped", units));
  }

  @Override
  public String item() {
    return item;
  }

  /** The id of its command. */
  public String key() {
    return key;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.command("POST", Paths.item(item) + "/stock", body, key);
  }
}
