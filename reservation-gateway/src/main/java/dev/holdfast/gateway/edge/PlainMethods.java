package dev.holdfast.gateway.edge;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A request's method is that of its first line, for the router as for everybody before it: the
 * router would honour `X-HTTP-Method-Override`, so that a GET could release a hold. And HEAD is GET
 * whose body the server leaves out; the router would answer 200 without asking the route.
 */
public final class PlainMethods extends Handler.Wrapper {
  private static final String OVERRIDE = "X-HTTP-Method-Override";

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    boolean isHead = HttpMethod.HEAD.is(request.getMethod());
    boolean isOverridden = request.getHeaders().contains(OVERRIDE);
    return super.handle(
        isHead || isOverridden ? new Plain(request, isHead) : request, response, callback);
  }

  private static final class Plain extends Request.Wrapper {
    private final HttpFields headers;
    private final boolean isHead;

    Plain(Request request, boolean isHead) {
      super(request);
      this.headers = HttpFields.build(request.getHeaders()).remove(OVERRIDE).asImmutable();
      this.isHead = isHead;
    }

    @Override
    public String getMethod() {
      return isHead ? HttpMethod.GET.asString() : super.getMethod();
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }
  }
}
