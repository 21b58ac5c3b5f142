package dev.holdfast.log;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Under which address the writer of a row takes what others hand over to it. It names the writer,
 * too: no two have the same one.
 */
public final class WriterAddress {
  /** It is in every row of its writer, so it is short. */
  public static final int LENGTH_MAX = 100;

  /** Without a path, and with a port: more than that no writer needs to be found. */
  public static final String PATTERN =
      "https?://([A-Za-z0-9.-]{1,80}|\\[[0-9a-f:]{2,45}])(:[0-9]{1,5})";

  private static final Pattern FORM = Pattern.compile(PATTERN);

  private WriterAddress() {}

  /** The text, if it is such an address; nothing for null and for what is none. */
  public static Optional<String> of(String text) {
    return Optional.ofNullable(text)
        .filter(address -> address.length() <= LENGTH_MAX && FORM.matcher(address).matches());
  }
}
