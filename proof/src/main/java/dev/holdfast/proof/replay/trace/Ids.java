package dev.holdfast.proof.replay.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Ids that the gateway takes ({@code [A-Za-z0-9._~:@+-]{1,128}}), made from a trace's own words.
 *
 * <p>Different words give different ids: what the pattern does not allow, and the signs used here
 * ({@code :} between words, {@code ~} before an escape), becomes {@code ~} and the byte in hex. An
 * id that gets too long keeps its beginning and ends with {@code ~~} and a hash, which no escape
 * looks like. The same run label and the same trace give the same ids, so that a retry, and a whole
 * second run, ask for nothing new.
 */
public final class Ids {
  /** What a run label may look like: short, and without the signs that separate. */
  public static final Pattern RUN = Pattern.compile("[A-Za-z0-9._@+-]{1,32}");

  private static final int LENGTH_MAX = 128;
  private static final int KEPT = 86;
  private static final int HASH_BYTES = 20;

  private final String run;

  public Ids(String run) {
    if (!RUN.matcher(run).matches()) {
      throw new IllegalArgumentException("not a run label: " + run);
    }
    this.run = run;
  }

  /** The label that the ids begin with. */
  public String run() {
    return run;
  }

  /** The item's id is the shop's own code, whatever the run. */
  public static String item(String code) {
    String id = fit(escape(code));
    return id.matches("\\.+") ? id.replace(".", "~2e") : id; // A path of dots means a folder.
  }

  /** An id of this run, for the thing that these words name. */
  public String of(String... words) {
    StringBuilder id = new StringBuilder(run);
    for (String word : words) {
      id.append(':').append(escape(word));
    }
    return fit(id.toString());
  }

  private static String escape(String word) {
    StringBuilder escaped = new StringBuilder(word.length());
    for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || "._@+-".indexOf(c) >= 0)) {
        escaped.append(c);
      } else {
        escaped.append('~').append(HexFormat.of().toHexDigits(b));
      }
    }
    return escaped.toString();
  }

  private static String fit(String id) {
    return id.length() <= LENGTH_MAX ? id : id.substring(0, KEPT) + "~~" + hash(id);
  }

  private static String hash(String id) {
    return HexFormat.of().formatHex(sha256(id), 0, HASH_BYTES);
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
