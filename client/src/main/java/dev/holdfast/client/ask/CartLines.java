package dev.holdfast.client.ask;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds of a cart that are to be sold or given back together. Each is decided by what it is by
 * then, and so are repeats: no key is needed.
 */
public final class CartLines {
  private final String cart;
  private final List<String[]> lines;

  private CartLines(String cart, List<String[]> lines) {
    this.cart = Ids.check("cart", cart);
    this.lines = lines;
  }

  /** None yet. */
  public static CartLines of(String cart) {
    return new CartLines(cart, List.of());
  }

  /** And this one, up to 50. */
  public CartLines line(String item, String reservation) {
    List<String[]> more = new ArrayList<>(lines);
    more.add(new String[] {Ids.check("item", item), Ids.check("reservation", reservation)});
    return new CartLines(cart, more);
  }

  public String cart() {
    return cart;
  }

  /** As it goes out to be sold. */
  public ApiRequest checkout() {
    return ApiRequest.command("POST", Paths.cart(cart) + "/checkout", body(), null);
  }

  /** As it goes out to be given back. */
  public ApiRequest release() {
    return ApiRequest.command("DELETE", Paths.cart(cart), body(), null);
  }

  private ObjectNode body() {
    if (lines.isEmpty()) {
      // Those that are open would be meant, which after a first try are others.
      throw new IllegalStateException("name the lines of cart " + cart);
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode all = body.putArray("lines");
    lines.forEach(line -> all.addObject().put("item", line[0]).put("reservation", line[1]));
    return body;
  }
}
