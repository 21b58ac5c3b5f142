package dev.holdfast.log.writer;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The time within ids that carry one: UUID version 7 (RFC 9562) and ULID. */
final class IdTime {
  private static final Pattern UUID_V7 =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
  private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");
  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private IdTime() {}

  /** Epoch milliseconds; empty for any other id. */
  static OptionalLong of(String id) {
    if (UUID_V7.matcher(id).matches()) {
      return OptionalLong.of(Long.parseLong(id.substring(0, 8) + id.substring(9, 13), 16));
    }
    if (ULID.matcher(id).matches()) {
      return OptionalLong.of(
          id.substring(0, 10)
              .chars()
              .mapToLong(CROCKFORD::indexOf)
              .reduce(0, (a, b) -> 32 * a + b));
    }
    return OptionalLong.empty();
  }
}
