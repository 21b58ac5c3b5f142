package dev.holdfast.client.ask;

/** Addresses of the API. Every sign that an id may have may stand in a path as it is. */
public final class Paths {
  private Paths() {}

  public static String item(String item) {
    return "/items/" + Ids.check("item", item);
  }

  public static String reservation(String item, String reservation) {
    return item(item) + "/reservations/" + Ids.check("reservation", reservation);
  }

  public static String cart(String cart) {
    return "/carts/" + Ids.check("cart", cart);
  }

  public static String cartReservation(String cart, String reservation) {
    return cart(cart) + "/reservations/" + Ids.check("reservation", reservation);
  }

  public static String command(String item, String command) {
    return item(item) + "/commands/" + Ids.checkCommand(command);
  }
}
