package dev.holdfast.gateway.http;

/**
 * The carts that a caller may touch: all of them, one, or those of a customer. A customer's carts
 * are named after him, `anna` or `anna:` and anything; so no customer's id holds a colon.
 */
public final class CartScope {
  public static final CartScope ALL = new CartScope("", "");

  private final String cart;

  /** What the names of further carts begin with; empty for none. */
  private final String prefix;

  private CartScope(String cart, String prefix) {
    this.cart = cart;
    this.prefix = prefix;
  }

  public static CartScope cart(String cart) {
    return new CartScope(cart, "");
  }

  /**
   * @param customer without a colon
   */
  public static CartScope customer(String customer) {
    return new CartScope(customer, customer + ":");
  }

  public boolean isAll() {
    return this == ALL;
  }

  /**
   * @throws ProblemException 403 if the caller may not touch this cart
   */
  public void require(String wanted) {
    boolean isOwn =
        isAll() || wanted.equals(cart) || (!prefix.isEmpty() && wanted.startsWith(prefix));
    if (!isOwn) {
      throw new ProblemException(
          new Problem(
              ProblemType.FORBIDDEN,
              "This caller's token is bound to other carts. Nothing was done."));
    }
  }
}
