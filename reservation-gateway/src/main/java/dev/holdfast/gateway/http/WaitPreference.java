package dev.holdfast.gateway.http;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a caller would wait for the outcome. Several lines are one list, names may be written
 * large or small, and of several such preferences the first counts, even if it is not understood,
 * which is no preference.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7240#section-2">RFC 7240, The Prefer Request
 *     Header Field</a>
 */
public final class WaitPreference {
  private static final String HEADER = "Prefer";
  private static final int SECONDS_MAX = 10;

  /** One preference, with its value and parameters; what is quoted may hold any sign. */
  private static final Pattern PREFERENCE =
      Pattern.compile("((?:[^,\"]|\"(?:\\\\.|[^\"\\\\])*+\"?)++)");

  private static final Pattern NAME = Pattern.compile("^\\s*wait\\s*(?:[=;].*)?$");
  private static final Pattern WAIT =
      Pattern.compile("^\\s*wait\\s*=\\s*\"?([0-9]{1,18})\"?\\s*(?:;.*)?$");

  private WaitPreference() {}

  /** Seconds, 1 to 10; more is taken as 10. */
  public static OptionalInt of(Context ctx) {
    return of(ctx, SECONDS_MAX);
  }

  /** The same where more than one command is waited for. */
  public static OptionalInt of(Context ctx, int secondsMax) {
    return of(Collections.list(ctx.req().getHeaders(HEADER)), secondsMax);
  }

  /**
   * @param lines of the header, as they came
   */
  static OptionalInt of(List<String> lines, int secondsMax) {
    if (lines.isEmpty()) {
      return OptionalInt.empty();
    }
    return PREFERENCE
        .matcher(String.join(",", lines).toLowerCase(Locale.ROOT))
        .results()
        .map(found -> found.group(1))
        .filter(preference -> NAME.matcher(preference).matches())
        .findFirst()
        .map(preference -> seconds(preference, secondsMax))
        .orElseGet(OptionalInt::empty);
  }

  private static OptionalInt seconds(String preference, int secondsMax) {
    Matcher wait = WAIT.matcher(preference);
    long seconds = wait.matches() ? Math.min(secondsMax, Long.parseLong(wait.group(1))) : 0;
    return seconds == 0 ? OptionalInt.empty() : OptionalInt.of((int) seconds);
  }
}
