package dev.holdfast.job.receivers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What one receiver's webhooks are signed with, as Standard Webhooks has it: lines of `whsec_` and
 * 24 to 64 bytes in base 64. While there are two, each delivery is signed with both, so that a
 * receiver may be told of a new one before the old one goes. They are never logged.
 *
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
final class Secrets {
  private static final String PREFIX = "whsec_";
  private static final int FILE_MAX = 4_096;
  private static final int BYTES_MIN = 24;
  private static final int BYTES_MAX = 64;
  private static final String HMAC = "HmacSHA256";

  private final List<byte[]> keys;

  private Secrets(List<byte[]> keys) {
    this.keys = keys;
  }

  /**
   * @param file its bytes
   * @throws IOException if it is no such file; what it has is not told
   */
  static Secrets read(InputStream file) throws IOException {
    String text = new String(file.readNBytes(FILE_MAX), StandardCharsets.US_ASCII);
    List<byte[]> keys = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (!line.isBlank()) {
        keys.add(key(line.strip()));
      }
    }
    if (keys.isEmpty()) {
      throw unreadable();
    }
    return new Secrets(keys);
  }

  private static byte[] key(String line) throws IOException {
    byte[] key = line.startsWith(PREFIX) ? decode(line.substring(PREFIX.length())) : new byte[0];
    if (key.length < BYTES_MIN || key.length > BYTES_MAX) {
      throw unreadable();
    }
    return key;
  }

  private static byte[] decode(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static IOException unreadable() {
    return new IOException(
        "a secret must be a line of whsec_ and 24 to 64 bytes in base 64, such as: echo"
            + " \"whsec_$(openssl rand -base64 32)\"");
  }

  /** The header `webhook-signature`. */
  String sign(String id, long timestamp, String body) {
    String signed = id + "." + timestamp + "." + body;
    return keys.stream().map(key -> "v1," + hmac(key, signed)).collect(Collectors.joining(" "));
  }

  private static String hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      byte[] bytes = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(HMAC, e); // every Java has it
    }
  }
}
