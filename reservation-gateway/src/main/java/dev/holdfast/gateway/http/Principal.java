package dev.holdfast.gateway.http;

import io.javalin.http.Context;
import java.util.Optional;
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

  /** What the name of a key's holder begins with, and of nobody else. */
  private static final String KEY = "key ";

  /** Says nothing of itself. */
  public static final Principal NOBODY = new Principal("", Set.of(), CartScope.ALL);

  /** Whoever calls while callers are not checked, which is possible on this machine only. */
  public static final Principal LOCAL =
      new Principal("local", Set.of(Role.values()), CartScope.ALL);

  /** Whoever calls with an API key of this name; it is bound to no cart. */
  public static Principal ofKey(String name, Role role) {
    return new Principal(KEY + name, Set.of(role), CartScope.ALL);
  }

  public Principal {
    roles = Set.copyOf(roles);
  }

  /** The name of the API key that it called with; empty for anybody else. */
  public Optional<String> key() {
    return name.startsWith(KEY) ? Optional.of(name.substring(KEY.length())) : Optional.empty();
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
