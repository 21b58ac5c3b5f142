package dev.holdfast.gateway.http;

import io.javalin.http.Context;
import java.util.List;

/** Truth values in the query of an address. */
public final class QueryFlag {
  private QueryFlag() {}

  /**
   * @return false if it is not there
   * @throws ProblemException 422 for anything else than `true` or `false`
   */
  public static boolean of(Context ctx, String name) {
    String text = ctx.queryParam(name);
    if (text != null && !text.equals("true") && !text.equals("false")) {
      throw new ProblemException(Problems.invalid(List.of(name + " must be true or false")));
    }
    return "true".equals(text);
  }
}
