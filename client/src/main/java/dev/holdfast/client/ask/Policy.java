package dev.holdfast.client.ask;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How an item may be sold: all of its own policy, or changes of it. What an item has no word of its
 * own about takes the shop's default ({@code HOLDFAST_POLICIES}), or else what is built in.
 */
public final class Policy implements Command {
  private final String method;
  private final String item;
  private final String key;
  private final ObjectNode body;

  private Policy(String method, String item, String key, ObjectNode body) {
    this.method = method;
    this.item = Ids.check("item", item);
    this.key = Ids.check("key", key);
    this.body = body;
  }

  /** All of it, under a new key: what is not said has its default from then on. */
  public static Policy of(String item) {
    return new Policy("PUT", item, Ids.next(), JsonNodeFactory.instance.objectNode());
  }

  /** Changes, under a new key: what is not said stays as it is. */
  public static Policy changes(String item) {
    return new Policy("PATCH", item, Ids.next(), JsonNodeFactory.instance.objectNode());
  }

  /** The same under a key that you have. */
  public Policy key(String itsKey) {
    return new Policy(method, item, itsKey, body);
  }

  /** Units kept back from sale; built in: 0. */
  public Policy safetyStock(int units) {
    return with("safetyStock", units);
  }

  /** Units that may be sold beyond what is on hand; built in: 0. */
  public Policy backorderLimit(int units) {
    return with("backorderLimit", units);
  }

  /** How long a hold runs when its request does not say, in seconds; built in: 900. */
  public Policy holdSeconds(int seconds) {
    return with("holdSeconds", seconds);
  }

  /** The longest a hold may live, extensions included, in seconds; built in: 86,400. */
  public Policy holdSecondsMax(int seconds) {
    return with("holdSecondsMax", seconds);
  }

  /** The most units one reservation may ask for; built in: 1,000,000. */
  public Policy quantityMax(int units) {
    return with("quantityMax", units);
  }

  /** At or below so many available units the status is low-stock; built in: 5. */
  public Policy lowStockThreshold(int units) {
    return with("lowStockThreshold", units);
  }

  /** At or above so many available units holds take a shorter way; built in: 1,000. */
  public Policy highStockThreshold(int units) {
    return with("highStockThreshold", units);
  }

  private Policy with(String field, int value) {
    return new Policy(method, item, key, body.deepCopy().put(field, value));
  }

  @Override
  public String item() {
    return item;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.command(method, Paths.item(item) + "/policy", body, key);
  }
}
