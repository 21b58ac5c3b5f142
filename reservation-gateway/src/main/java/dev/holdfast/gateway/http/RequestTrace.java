package dev.holdfast.gateway.http;

import dev.holdfast.schema.Traceparent;
import io.javalin.http.Context;

/** Which trace a request is part of, as W3C's `traceparent`. */
public final class RequestTrace {
  /** The request's attribute that has the context of its span, if it is recorded. */
  public static final String ATTRIBUTE = RequestTrace.class.getName();

  private RequestTrace() {}

  /** What goes with what it does: its own span's context, or else what came; null for none. */
  public static String of(Context ctx) {
    String own = recorded(ctx);
    return own == null ? ctx.header(Traceparent.HEADER) : own;
  }

  /** The context of its own span; null if none is recorded. */
  public static String recorded(Context ctx) {
    return ctx.attribute(ATTRIBUTE);
  }
}
