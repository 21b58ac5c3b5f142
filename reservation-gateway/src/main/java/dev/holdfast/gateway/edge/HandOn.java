package dev.holdfast.gateway.edge;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Goes on with a request later, when whoever called the handler has left. */
final class HandOn {
  private HandOn() {}

  static void to(Request.Handler next, Request request, Response response, Callback callback) {
    try {
      if (!next.handle(request, response, callback)) {
        Response.writeError(request, response, callback, 404);
      }
    } catch (Exception e) {
      Response.writeError(request, response, callback, e);
    }
  }
}
