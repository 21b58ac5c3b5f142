package dev.holdfast.gateway.http;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Times as people and most languages write them, for callers who ask for it: `Accept:
 * application/json; times=rfc3339`. Whatever an answer calls `at`, `asOf` or something with `At` at
 * its end is epoch milliseconds otherwise.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3339">RFC 3339</a>
 */
final class TextTimes {
  private static final Pattern WANTED = Pattern.compile(";\\s*times\\s*=\\s*\"?rfc3339\"?");

  private TextTimes() {}

  static boolean areWanted(Context ctx) {
    return Collections.list(ctx.req().getHeaders("Accept")).stream()
        .anyMatch(line -> WANTED.matcher(line.toLowerCase(Locale.ROOT)).find());
  }

  /** The members of a JSON object, and of those within it, with times as text. */
  static Map<String, Object> in(Map<?, ?> json) {
    Map<String, Object> texts = new LinkedHashMap<>();
    json.forEach((name, value) -> texts.put((String) name, text((String) name, value)));
    return texts;
  }

  private static Object text(String name, Object value) {
    if (value instanceof Map<?, ?> object) {
      return in(object);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(element -> text("", element)).toList();
    }
    return value instanceof Number millis && isTime(name)
        ? Instant.ofEpochMilli(millis.longValue()).toString()
        : value;
  }

  private static boolean isTime(String name) {
    return name.equals("at") || name.equals("asOf") || name.endsWith("At");
  }
}
