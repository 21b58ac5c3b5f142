package dev.holdfast.gateway;

import dev.holdfast.gateway.edge.ForeignPages;
import dev.holdfast.gateway.edge.PlainMethods;
import dev.holdfast.gateway.edge.SecurityHeaders;
import dev.holdfast.gateway.edge.SlowHeaders;
import dev.holdfast.gateway.edge.WholeBodies;
import java.util.List;
import org.eclipse.jetty.server.Handler;

/**
 * What every request passes before its route.
 *
 * @param connectionsMax at once
 */
record Edge(Handler.Singleton handler, int connectionsMax) {
  /**
   * @param callers says who calls, and lets in who may
   * @param corsOrigins whose pages may call from browsers; what they ask ahead needs no credentials
   */
  static Edge of(HttpLimits limits, Handler.Wrapper callers, List<String> corsOrigins) {
    Handler.Singleton outermost = new SlowHeaders(limits.headersWithin());
    Handler.Singleton at = inside(outermost, new SecurityHeaders());
    if (!corsOrigins.isEmpty()) {
      at = inside(at, ForeignPages.permitted(corsOrigins));
    }
    at = inside(at, callers);
    at = inside(at, new PlainMethods());
    inside(at, new WholeBodies(limits.bodies()));
    return new Edge(outermost, limits.connectionsMax());
  }

  private static Handler.Singleton inside(Handler.Singleton outer, Handler.Singleton inner) {
    outer.setHandler(inner);
    return inner;
  }
}
