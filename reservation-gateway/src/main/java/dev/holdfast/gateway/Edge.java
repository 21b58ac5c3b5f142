package dev.holdfast.gateway;

import dev.holdfast.gateway.edge.AccessLog;
import dev.holdfast.gateway.edge.ForeignPages;
import dev.holdfast.gateway.edge.PlainMethods;
import dev.holdfast.gateway.edge.SecurityHeaders;
import dev.holdfast.gateway.edge.SlowHeaders;
import dev.holdfast.gateway.edge.WholeBodies;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.RequestLog;

/**
 * What every request passes before its route.
 *
 * @param connectionsMax at once
 * @param log told of each request when it is over; empty for none
 */
record Edge(Handler.Singleton handler, int connectionsMax, Optional<RequestLog> log) {
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
    return new Edge(outermost, limits.connectionsMax(), Optional.empty());
  }

  /** The same, with a line written for each request. */
  Edge logged() {
    return told(new AccessLog());
  }

  /** The same, with one more that is told of each request when it is over. */
  Edge told(RequestLog more) {
    RequestLog all =
        log.<RequestLog>map(first -> new RequestLog.Collection(first, more)).orElse(more);
    return new Edge(handler, connectionsMax, Optional.of(all));
  }

  private static Handler.Singleton inside(Handler.Singleton outer, Handler.Singleton inner) {
    outer.setHandler(inner);
    return inner;
  }
}
