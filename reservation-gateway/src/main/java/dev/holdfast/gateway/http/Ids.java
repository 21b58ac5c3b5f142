package dev.holdfast.gateway.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.regex.Pattern;

/** Ids in paths and parameters. None holds `#` or `/`, so keys can be joined from them. */
public final class Ids {
  static final Pattern ID = Pattern.compile("[A-Za-z0-9._~:@+-]{1,128}");
  static final String IN_WORDS = "1 to 128 of the characters A-Z a-z 0-9 . _ ~ : @ + -";

  /** Ids that the job derives hold a reservation's id and more. */
  private static final Pattern LONGER_ID = Pattern.compile("[A-Za-z0-9._~:@+-]{1,200}");

  private Ids() {}

  /**
   * The item in the path.
   *
   * @throws ProblemException 422 if it is no id; so with the others
   */
  public static String item(Context ctx) {
    return checked("item", ctx.pathParam("item"), ID);
  }

  /** The reservation in the path. */
  public static String reservation(Context ctx) {
    return checked("reservation", ctx.pathParam("reservation"), ID);
  }

  /** The command in the path. */
  public static String command(Context ctx) {
    return checked("command", ctx.pathParam("command"), LONGER_ID);
  }

  /**
   * @param name of the parameter or header the id comes from
   */
  public static String checked(String name, String id) {
    return checked(name, id, ID);
  }

  private static String checked(String name, String id, Pattern pattern) {
    if (!pattern.matcher(id).matches()) {
      throw new ProblemException(Problems.invalid(List.of(name + " must be " + IN_WORDS)));
    }
    return id;
  }
}
