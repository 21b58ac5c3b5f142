package dev.holdfast.gateway.edge;

import dev.holdfast.gateway.http.Principal;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Keeps out what a browser on this machine sends for pages that are not the gateway's own. As long
 * as nobody checks who calls, being on this machine is all that a caller shows; and a browser is on
 * it whoever wrote the page. Such a page may name its own host for this address (DNS rebinding), so
 * only names of the machine itself are served; or it may send a form or a request without asking,
 * so what changes something must not carry another origin, be it another port of this machine.
 * Callers that are no browsers send no Origin.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#origin-header">Fetch, the Origin header</a>
 */
public final class LocalCallers extends Handler.Wrapper {
  private static final Set<String> CHANGE_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

  private final Set<String> names;
  private final List<String> permitted;

  /**
   * @param bind the loopback address that is listened at
   * @param permitted origins whose pages may call all the same
   */
  public LocalCallers(String bind, List<String> permitted) {
    this.names =
        Stream.of("localhost", "127.0.0.1", "[::1]", bind).collect(Collectors.toUnmodifiableSet());
    this.permitted = permitted;
  }

  /** A page of this origin, or nobody's: another port of this machine is of the same site. */
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String host = request.getHttpURI().getHost();
    if (host != null && !names.contains(host.toLowerCase(Locale.ROOT))) {
      ProblemReply.write(wrongHost(), response, callback);
      return true;
    }
    if (!CHANGE_NOTHING.contains(request.getMethod()) && isFromAnotherPage(request)) {
      ProblemReply.write(crossOrigin(), response, callback);
      return true;
    }
    request.setAttribute(Principal.ATTRIBUTE, Principal.LOCAL);
    return super.handle(request, response, callback);
  }

  /** Newer browsers say of which site it is, also where they leave out the origin. */
  private boolean isFromAnotherPage(Request request) {
    HttpFields headers = request.getHeaders();
    String origin = headers.get(HttpHeader.ORIGIN);
    if (origin == null) {
      String site = headers.get("Sec-Fetch-Site");
      return site != null && !OWN_SITE.contains(site);
    }
    return !permitted.contains(origin) && !origin.equalsIgnoreCase(own(request.getHttpURI()));
  }

  /** The origin of the gateway's own page, as this caller reaches it. */
  private static String own(HttpURI called) {
    return called.getScheme() + "://" + called.getAuthority();
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
        "The page that sends this is not the gateway's. Send changes from a server, without Origin,"
            + " or name the page's origin in HOLDFAST_CORS_ORIGINS.");
  }
}
