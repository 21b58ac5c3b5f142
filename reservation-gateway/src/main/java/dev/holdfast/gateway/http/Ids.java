package dev.holdfast.gateway.http;

import dev.holdfast.domain.IdGrammar;
import io.javalin.http.Context;
import java.util.List;

/** Ids in paths, parameters and headers. */
public final class Ids {
  private Ids() {}

  /**
   * Refuses what RFC 3986 calls a segment's parameters, `;` and after. No id has any, and the
   * server lets escapes through in them that the router stumbles at.
   */
  public static void refuseParameters(Context ctx) {
    if (ctx.path().indexOf(';') >= 0) {
      throw refused("an id", IdGrammar.IN_WORDS);
    }
  }

  /**
   * The item in the path.
   *
   * @throws ProblemException 422 if it is no id; so with the others
   */
  public static String item(Context ctx) {
    return checked("item", ctx.pathParam("item"));
  }

  /** The reservation in the path. */
  public static String reservation(Context ctx) {
    return checked("reservation", ctx.pathParam("reservation"));
  }

  /** The cart in the path. */
  public static String cart(Context ctx) {
    return checked("cart", ctx.pathParam("cart"));
  }

  /** The command in the path, which may have a derived id. */
  public static String command(Context ctx) {
    String command = ctx.pathParam("command");
    if (IdGrammar.isDotSegment(command) || !IdGrammar.isDerivedId(command)) {
      throw refused("command", IdGrammar.DERIVED_IN_WORDS);
    }
    return command;
  }

  /**
   * @param name of the parameter or header the id comes from
   */
  public static String checked(String name, String id) {
    if (!IdGrammar.mayBeChosen(id)) {
      throw refused(name, IdGrammar.IN_WORDS);
    }
    return id;
  }

  private static ProblemException refused(String name, String inWords) {
    return new ProblemException(Problems.invalid(List.of(name + " must be " + inWords)));
  }
}
