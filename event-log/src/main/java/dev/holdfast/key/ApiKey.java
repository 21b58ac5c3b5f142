package dev.holdfast.key;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * An API key: `hf_` and 256 random bits. Only its hash is ever written down. A fast hash is enough:
 * slow ones make up for passwords that can be guessed, and nobody can guess 256 random bits; while
 * every request pays for the hash.
 */
public final class ApiKey {
  public static final String PREFIX = "hf_";
  private static final int RANDOM_BYTES = 32;

  private final String text;

  /**
   * @param text what its holder sends
   */
  public ApiKey(String text) {
    this.text = text;
  }

  public static ApiKey make(SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new ApiKey(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What its holder sends. */
  public String text() {
    return text;
  }

  /** As a file of keys has it: 64 hexadecimal digits. */
  public String hash() {
    return String.format("%064x", new BigInteger(1, Sha256.of(text)));
  }

  /** Without the key, which must not come into a log by chance. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
