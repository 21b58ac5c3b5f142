package dev.holdfast.gateway.auth;

import dev.holdfast.gateway.http.Role;
import dev.holdfast.key.ApiKey;
import java.util.Optional;

/**
 * A line in a file of API keys: role, name and hash, with spaces between them.
 *
 * @param name whose key it is; each name is there once
 * @param hash 64 hexadecimal digits, see {@link ApiKey#hash}
 */
public record KeyLine(Role role, String name, String hash) {
  public static final String NAME_PATTERN = "[A-Za-z0-9._-]{1,64}";
  private static final String HASH_PATTERN = "[0-9a-f]{64}";

  /** Empty if it is no such line. */
  public static Optional<KeyLine> parse(String line) {
    String[] words = line.strip().split("\\s+", -1);
    if (words.length != 3 || !words[1].matches(NAME_PATTERN) || !words[2].matches(HASH_PATTERN)) {
      return Optional.empty();
    }
    return Role.named(words[0]).map(role -> new KeyLine(role, words[1], words[2]));
  }

  @Override
  public String toString() {
    return role.word() + " " + name + " " + hash;
  }
}
