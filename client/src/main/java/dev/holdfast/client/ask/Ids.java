package dev.holdfast.client.ask;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as Holdfast takes them, and new ones. */
public final class Ids {
  /**
   * What every id must match; {@code .} and {@code ..} are none, for they mean folders in a path.
   */
  private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~:@+-]{1,128}");

  /** A command that was made by the gateway may have a longer one. */
  private static final Pattern COMMAND = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~:@+-]{1,200}");

  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** A new UUIDv7. It tells when it was made, which saves the gateway a look-up. */
  public static String next() {
    return uuidV7(System.currentTimeMillis(), RANDOM.nextLong(), RANDOM.nextLong()).toString();
  }

  /**
   * A UUIDv7 of a time and of randomness.
   *
   * @param millis epoch milliseconds, of which the last 48 bits count
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.7">RFC 9562, UUID Version 7</a>
   */
  static UUID uuidV7(long millis, long randomA, long randomB) {
    long high = (millis << 16) | 0x7000 | (randomA & 0x0fff);
    long low = (randomB & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /**
   * Passes an id on.
   *
   * @param what it names, for the message
   * @throws IllegalArgumentException if it is none; so no id can lead to another address
   */
  public static String check(String what, String id) {
    return check(ID, what, id);
  }

  /** The same for a command's id. */
  static String checkCommand(String id) {
    return check(COMMAND, "command", id);
  }

  private static String check(Pattern pattern, String what, String id) {
    if (id == null || !pattern.matcher(id).matches()) {
      throw new IllegalArgumentException(
          what + " must be 1 to 128 letters, digits and . _ ~ : @ + -, and not . or ..: " + id);
    }
    return id;
  }
}
