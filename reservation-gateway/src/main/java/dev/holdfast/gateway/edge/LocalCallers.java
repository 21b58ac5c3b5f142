package dev.holdfast.gateway.edge;

import dev.holdfast.gateway.http.Principal;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemType;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Keeps out what a browser on this machine sends for pages of other sites. As long as nobody checks
 * who calls, being on this machine is all that a caller shows; and a browser is on it whoever wrote
 * the page. Such a page may name its own host for this address (DNS rebinding), so only names of
 * the machine itself are served; or it may send a form or a request without asking, so what changes
 * something must not carry the origin of another site. Callers that are no browsers send no Origin.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#origin-header">Fetch, the Origin header</a>
 */
public final class LocalCallers extends Handler.Wrapper {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> CHANGE_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String host = request.getHttpURI().getHost();
    if (host != null && !isLocal(host)) {
      ProblemReply.write(wrongHost(), response, callback);
      return true;
    }
    if (!CHANGE_NOTHING.contains(request.getMethod()) && isFromAnotherSite(request.getHeaders())) {
      ProblemReply.write(crossOrigin(), response, callback);
      return true;
    }
    request.setAttribute(Principal.ATTRIBUTE, Principal.LOCAL);
    return super.handle(request, response, callback);
  }

  /** Newer browsers say it themselves, also where they leave out the origin. */
  private static boolean isFromAnotherSite(HttpFields headers) {
    String origin = headers.get(HttpHeader.ORIGIN);
    return "cross-site".equals(headers.get("Sec-Fetch-Site"))
        || (origin != null && !isLocalSite(origin));
  }

  /** A page without an origin of its own says `null`, which is no site of this machine. */
  private static boolean isLocalSite(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getHost())
          .filter(LocalCallers::isLocal)
          .isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isLocal(String host) {
    return NAMES.contains(host) || host.equalsIgnoreCase("localhost");
  }

  private static Problem wrongHost() {
    return new Problem(
        ProblemType.WRONG_HOST,
        "Call it as localhost, 127.0.0.1 or [::1]. It serves no other names while HOLDFAST_AUTH"
            + " is off.");
  }

  private static Problem crossOrigin() {
    return new Problem(
        ProblemType.CROSS_ORIGIN,
        "The Origin of this request is not on this machine. Send changes from a server, without"
            + " Origin.");
  }
}
