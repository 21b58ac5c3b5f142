package dev.holdfast.gateway.fleet.http;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the gateways of a fleet share. It signs what they send each other (HMAC-SHA-256, RFC 2104)
 * and is not sent itself, so that a wrong address learns nothing of it. A request's signature goes
 * into that of its answer: neither can be taken for another.
 */
public final class FleetSecret {
  /** The header that carries a signature, in hexadecimal. */
  static final String HEADER = "Holdfast-Signature";

  /** So many characters at least; 32 random ones in hexadecimal are 128 bits. */
  public static final String PATTERN = "[!-~]{32,200}";

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  public FleetSecret(String secret) {
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  String signRequest(byte[] body) {
    return sign("request", body);
  }

  /**
   * @param request the signature of what it answers
   */
  String signAnswer(String request, byte[] body) {
    return sign("answer to " + request, body);
  }

  /**
   * Whether a signature is the expected one; takes as long wherever they differ.
   *
   * @param given null for none
   */
  static boolean isSame(String expected, String given) {
    return given != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private String sign(String what, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(what.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** Nothing of it gets into a log. */
  @Override
  public String toString() {
    return "a secret";
  }
}
