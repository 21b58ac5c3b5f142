package dev.holdfast.gateway.http;

import io.javalin.http.Context;
import java.util.List;

/** Whole numbers in the query of an address. */
public final class QueryNumbers {
  /** The largest number that JSON's readers agree on. */
  public static final long MAX = (1L << 53) - 1;

  private QueryNumbers() {}

  /**
   * @param byDefault what it is when it is not there
   * @throws ProblemException 422 for anything else than a whole number in its range
   */
  public static long whole(Context ctx, String name, long byDefault, long min, long max) {
    String text = ctx.queryParam(name);
    if (text == null) {
      return byDefault;
    }
    if (text.matches("[0-9]{1,16}")) {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return number;
      }
    }
    throw new ProblemException(
        Problems.invalid(List.of(name + " must be a whole number from " + min + " to " + max)));
  }
}
