package dev.holdfast.gateway.edge;

import dev.holdfast.gateway.http.Paths;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Hands requests on only when their bodies are here, so that no thread waits for a slow caller. A
 * body that comes with its headers, as nearly all do, goes straight through; and so do uploads of
 * any length, whose route has threads of its own for them.
 */
public final class WholeBodies extends Handler.Wrapper {
  private final BodyLimits limits;
  private final AwaitedBodies awaited;

  public WholeBodies(BodyLimits limits) {
    this.limits = limits;
    this.awaited = new AwaitedBodies(limits.awaitedMax());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (hasNoBody(request) || isToBeRefusedUnread(request) || isReadAsItComes(request)) {
      return super.handle(request, response, callback);
    }
    Content.Chunk first = request.read();
    if (first != null && first.isLast()) {
      return super.handle(ReadRequest.of(request, first), response, callback);
    }
    AwaitedBody body =
        new AwaitedBody(getHandler(), limits, request, response, callback, awaited::remove);
    Optional<AwaitedBody> tooMany = awaited.add(body);
    body.begin(first);
    tooMany.ifPresent(AwaitedBody::giveWay);
    return true;
  }

  private static boolean isReadAsItComes(Request request) {
    return Request.getPathInContext(request).equals(Paths.STOCK_CHANGES);
  }

  private static boolean hasNoBody(Request request) {
    long length = request.getLength();
    return length == 0
        || (length < 0 && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING));
  }

  /** Who asks before sending too much is told so by whoever reads the body. */
  private boolean isToBeRefusedUnread(Request request) {
    return request.getLength() > limits.bytesMax()
        && request.getHeaders().contains(HttpHeader.EXPECT);
  }
}
