package dev.holdfast.gateway.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What callers may be trusted with. */
public enum Role {
  /** Places, reads and commands holds and carts. */
  STOREFRONT,
  /** Changes stock and policies, and reads. */
  WAREHOUSE,
  /** May do everything. */
  OPERATOR;

  /** As keys, tokens and documents write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> named(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
