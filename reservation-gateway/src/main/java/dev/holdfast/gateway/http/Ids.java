package dev.holdfast.gateway.http;

import io.javalin.http.Context;
import java.util.List;

/** Ids in paths and parameters. None holds `#` or `/`, so keys can be joined from them. */
public final class Ids {
  private static final int LENGTH_MAX = 128;

  /** Ids that the job derives hold a reservation's id and more. */
  private static final int DERIVED_LENGTH_MAX = 200;

  private static final String OTHER_SIGNS = "._~:@+-";
  static final String IN_WORDS = "1 to 128 of the characters A-Z a-z 0-9 . _ ~ : @ + -";

  private Ids() {}

  /**
   * Refuses what RFC 3986 calls a segment's parameters, `;` and after. No id has any, and the
   * server lets escapes through in them that the router stumbles at.
   */
  public static void refuseParameters(Context ctx) {
    if (ctx.path().indexOf(';') >= 0) {
      throw new ProblemException(Problems.invalid(List.of("an id must be " + IN_WORDS)));
    }
  }

  /**
   * The item in the path.
   *
   * @throws ProblemException 422 if it is no id; so with the others
   */
  public static String item(Context ctx) {
    return checked("item", ctx.pathParam("item"), LENGTH_MAX);
  }

  /** The reservation in the path. */
  public static String reservation(Context ctx) {
    return checked("reservation", ctx.pathParam("reservation"), LENGTH_MAX);
  }

  /** The command in the path. */
  public static String command(Context ctx) {
    return checked("command", ctx.pathParam("command"), DERIVED_LENGTH_MAX);
  }

  /**
   * @param name of the parameter or header the id comes from
   */
  public static String checked(String name, String id) {
    return checked(name, id, LENGTH_MAX);
  }

  private static String checked(String name, String id, int lengthMax) {
    if (!isId(id, lengthMax)) {
      throw new ProblemException(Problems.invalid(List.of(name + " must be " + IN_WORDS)));
    }
    return id;
  }

  static boolean isId(String text) {
    return isId(text, LENGTH_MAX);
  }

  /** By hand, not by a pattern: every hold brings three. */
  private static boolean isId(String text, int lengthMax) {
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      boolean isDigit = sign >= '0' && sign <= '9';
      boolean isLetter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
      if (!isDigit && !isLetter && OTHER_SIGNS.indexOf(sign) < 0) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= lengthMax;
  }
}
