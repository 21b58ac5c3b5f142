package dev.holdfast.gateway.http;

/** Paths that several routes begin with. {@link Ids} reads the names in braces. */
public final class Paths {
  public static final String ITEM = "/items/{item}";
  public static final String RESERVATION = ITEM + "/reservations/{reservation}";

  private Paths() {}
}
