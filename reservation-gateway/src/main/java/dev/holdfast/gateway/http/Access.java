package dev.holdfast.gateway.http;

import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may call a route. Every route has one; the router refuses a route without. */
public enum Access implements RouteRole {
  /** Signs of life and descriptions, which hold nothing of a shop's. */
  ANYBODY(true, true),
  CALLERS(true, true),
  SHOPS(true, false),
  WAREHOUSES(false, true),
  OPERATORS(false, false);

  private final boolean storefront;
  private final boolean warehouse;

  Access(boolean storefront, boolean warehouse) {
    this.storefront = storefront;
    this.warehouse = warehouse;
  }

  public boolean permits(Role role) {
    return switch (role) {
      case STOREFRONT -> storefront;
      case WAREHOUSE -> warehouse;
      case OPERATOR -> true;
    };
  }

  /**
   * To be called before a route is.
   *
   * @throws ProblemException 401 for nobody in particular, 403 for another role
   */
  public static void check(Context ctx) {
    Set<RouteRole> stated = ctx.routeRoles();
    if (stated.size() != 1 || !(stated.iterator().next() instanceof Access access)) {
      throw new IllegalStateException("a route that does not say who may call it");
    }
    access.check(Principal.of(ctx));
  }

  /** Whether one of the caller's roles may. */
  public boolean permits(Principal principal) {
    return this == ANYBODY || principal.roles().stream().anyMatch(this::permits);
  }

  private void check(Principal principal) {
    if (!permits(principal)) {
      throw new ProblemException(principal.isNobody() ? Problems.unauthenticated() : forbidden());
    }
  }

  private Problem forbidden() {
    String words =
        Arrays.stream(Role.values())
            .filter(this::permits)
            .map(Role::word)
            .collect(Collectors.joining(" or "));
    return new Problem(
        ProblemType.FORBIDDEN,
        "This needs the role " + words + ", which this caller does not have. Nothing was done.");
  }
}
