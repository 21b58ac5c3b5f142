package dev.holdfast.gateway.http;

import io.javalin.http.Context;

/**
 * Whether the caller of a request that goes on and on would still be let in: keys are revoked, and
 * tokens run out.
 */
@FunctionalInterface
public interface StillKnown {
  /** The request's attribute that holds it; there is none where callers are not checked. */
  String ATTRIBUTE = StillKnown.class.getName();

  /** Must not block. */
  boolean check();

  static StillKnown of(Context ctx) {
    return ctx.req().getAttribute(ATTRIBUTE) instanceof StillKnown known ? known : () -> true;
  }
}
