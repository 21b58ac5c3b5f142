package dev.holdfast.gateway.http;

/** Paths that several routes begin with. {@link Ids} reads the names in braces. */
public final class Paths {
  public static final String ITEM = "/items/{item}";
  public static final String RESERVATION = ITEM + "/reservations/{reservation}";
  public static final String CART = "/carts/{cart}";

  /** Its body is read while it comes; those of all other routes are here before. */
  public static final String STOCK_CHANGES = "/stock-changes";

  private Paths() {}

  /** Without the cart in it: whoever knows a cart's id may be able to act for its customer. */
  static String forLog(String path) {
    return path.replaceFirst("^/carts/[^/]*", CART);
  }
}
