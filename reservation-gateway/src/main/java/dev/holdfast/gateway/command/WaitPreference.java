package dev.holdfast.gateway.command;

import io.javalin.http.Context;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a caller would wait for the outcome. What is not understood is no preference.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7240#section-4.3">RFC 7240, The "wait"
 *     Preference</a>
 */
final class WaitPreference {
  private static final int SECONDS_MAX = 10;
  private static final Pattern WAIT =
      Pattern.compile("(?:^|.*[,;\\s])wait\\s*=\\s*\"?([0-9]{1,9})\"?\\s*(?:[,;].*)?$");

  private WaitPreference() {}

  /** Seconds, 1 to 10; more is taken as 10. */
  static OptionalInt of(Context ctx) {
    String prefer = ctx.header("Prefer");
    Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
    if (!wait.matches()) {
      return OptionalInt.empty();
    }
    int seconds = Math.min(SECONDS_MAX, Integer.parseInt(wait.group(1)));
    return seconds == 0 ? OptionalInt.empty() : OptionalInt.of(seconds);
  }
}
