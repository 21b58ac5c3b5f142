package dev.holdfast.gateway.http;

import io.javalin.http.Context;
import java.util.Set;

/**
 * Who calls, once that has been checked.
 *
 * @param name of a key, or the subject of a token; tells callers apart, and is not shown
 * @param scope the carts it may touch
 */
public record Principal(String name, Set<Role> roles, CartScope scope) {
  /** The request's attribute that holds it. */
  public static final String ATTRIBUTE = Principal.class.getName();

  /** Says nothing of itself. */
  public static final Principal NOBODY = new Principal("", Set.of(), CartScope.ALL);

  /** Whoever calls while callers are not checked, which is possible on this machine only. */
  public static final Principal LOCAL =
      new Principal("local", Set.of(Role.values()), CartScope.ALL);

  public Principal {
    roles = Set.copyOf(roles);
  }

  public boolean isNobody() {
    return name.isEmpty();
  }

  /** An edge that lets a request in says who calls; without, nothing is served. */
  public static Principal of(Context ctx) {
    if (ctx.req().getAttribute(ATTRIBUTE) instanceof Principal principal) {
      return principal;
    }
    throw new IllegalStateException("a request of which nobody has checked who calls");
  }
}
