package dev.holdfast.log.writer;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The time within ids that carry one: UUID version 7 (RFC 9562) and ULID. */
public final class IdTime {
  private static final int UUID_LENGTH = 36;
  private static final int UUID_VERSION_AT = 14;
  private static final int ULID_LENGTH = 26;
  private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");
  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private IdTime() {}

  /** Epoch milliseconds; empty for any other id. */
  public static OptionalLong of(String id) {
    if (id.length() == UUID_LENGTH) {
      return ofUuid(id);
    }
    if (id.length() == ULID_LENGTH && ULID.matcher(id).matches()) {
      return OptionalLong.of(
          id.substring(0, 10)
              .chars()
              .mapToLong(CROCKFORD::indexOf)
              .reduce(0, (a, b) -> 32 * a + b));
    }
    return OptionalLong.empty();
  }

  /** By hand, not by a pattern: every hold asks. */
  private static OptionalLong ofUuid(String id) {
    long time = 0;
    for (int i = 0; i < UUID_LENGTH; i++) {
      char sign = id.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      int digit = sign < 128 ? Character.digit(sign, 16) : -1;
      if (dash ? sign != '-' : digit < 0) {
        return OptionalLong.empty();
      }
      if (!dash && i < 13) {
        time = 16 * time + digit;
      }
    }
    return id.charAt(UUID_VERSION_AT) == '7' ? OptionalLong.of(time) : OptionalLong.empty();
  }
}
