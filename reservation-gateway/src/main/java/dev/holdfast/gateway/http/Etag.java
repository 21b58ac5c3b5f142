package dev.holdfast.gateway.http;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Collections;

/**
 * The version of an answer, and whether a caller has it already. Weak: answers of one version mean
 * the same, but need not be the same bytes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, ETag</a>
 */
public final class Etag {
  private static final String WEAK = "W/";

  private Etag() {}

  /**
   * The answer with its version, or 304 for who has it.
   *
   * @param version letters and digits
   */
  public static Answer on(Answer answer, Context ctx, String version) {
    String tag = "\"" + version + "\"";
    boolean isKnown =
        Collections.list(ctx.req().getHeaders("If-None-Match")).stream()
            .flatMap(line -> Arrays.stream(line.split(",", -1)))
            .map(String::strip)
            .anyMatch(known -> known.equals("*") || withoutWeak(known).equals(tag));
    return (isKnown ? Answer.notModified() : answer)
        .with("ETag", WEAK + tag)
        .with("Vary", "Accept");
  }

  private static String withoutWeak(String tag) {
    return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
  }
}
