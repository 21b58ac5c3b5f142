package dev.holdfast.proof.history.record;

import java.util.UUID;

/**
 * Reservations and changes of stock are numbered in one run; their ids end with the number, so that
 * the log's ids need no index. Half of the reservations carry their time, as UUIDs of version 7
 * (RFC 9562) do, and half do not: the gateway treats them differently.
 */
public final class Names {
  /** What a name cannot be read as. */
  public static final int NOBODY = -1;

  private static final long VERSION_7 = 0x7000;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int DIGITS = 12;
  private static final int HEX = 16;

  private Names() {}

  /** The id of a reservation that is made now. */
  public static String reservation(int number) {
    return number % 2 == 0
        ? "r-" + digits(number)
        : new UUID(System.currentTimeMillis() << 16 | VERSION_7, VARIANT | number).toString();
  }

  /** The cart of a reservation. */
  public static String cart(int number) {
    return "c-" + digits(number);
  }

  /** The id of a change of stock. */
  public static String change(int number) {
    return "w-" + digits(number);
  }

  /** The number that a name ends with, or {@link #NOBODY}. */
  public static int number(String name) {
    try {
      return Integer.parseInt(name.substring(Math.max(0, name.length() - DIGITS)), HEX);
    } catch (NumberFormatException e) {
      return NOBODY;
    }
  }

  private static String digits(int number) {
    return String.format("%0" + DIGITS + "x", number);
  }
}
