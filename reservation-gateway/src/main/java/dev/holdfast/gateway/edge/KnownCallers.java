package dev.holdfast.gateway.edge;

import dev.holdfast.gateway.auth.Authenticator;
import dev.holdfast.gateway.auth.Finding;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Principal;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemType;
import dev.holdfast.gateway.http.Problems;
import dev.holdfast.gateway.http.StillKnown;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Finds out who calls before anything else is done, even waiting for the body. Credentials that are
 * no good are told so on every route; who has none is nobody, and may call what anybody may.
 */
public final class KnownCallers extends Handler.Wrapper {
  /**
   * What a balancer asks has no limit: it may have the address of all who come through it, and a
   * stranger among them must not make this gateway look dead.
   */
  private static final Set<String> PROBES = Set.of("/live", "/ready");

  private final Authenticator authenticator;
  private final RateLimit limit;

  public KnownCallers(Authenticator authenticator, RateLimit limit) {
    this.authenticator = authenticator;
    this.limit = limit;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    CompletableFuture<Finding> finding = find(request);
    if (finding.isDone()) {
      return handle(finding.join(), request, response, callback);
    }
    var unused =
        finding.thenAcceptAsync(
            found ->
                HandOn.to(
                    (asked, answered, done) -> handle(found, asked, answered, done),
                    request,
                    response,
                    callback),
            request.getComponents().getExecutor());
    return true;
  }

  private CompletableFuture<Finding> find(Request request) {
    return authenticator
        .find(request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION))
        .toCompletableFuture();
  }

  private boolean handle(Finding finding, Request request, Response response, Callback callback)
      throws Exception {
    boolean isNamed = finding instanceof Finding.Known known && !known.principal().isNobody();
    String caller =
        isNamed ? ((Finding.Known) finding).principal().name() : Request.getRemoteAddr(request);
    boolean isProbe = PROBES.contains(request.getHttpURI().getCanonicalPath());
    if (!isProbe && !limit.admits(caller, response.getHeaders())) {
      ProblemReply.write(RateLimit.tooMany(), response, callback);
    } else if (finding instanceof Finding.Known known) {
      request.setAttribute(Principal.ATTRIBUTE, known.principal());
      request.setAttribute(StillKnown.ATTRIBUTE, stillKnown(known.principal(), request));
      return super.handle(request, response, callback);
    } else {
      ProblemReply.write(refusal(finding), response, callback);
    }
    return true;
  }

  /** Whoever cannot be told now, for want of the issuer's keys, stays who he was. */
  private StillKnown stillKnown(Principal caller, Request request) {
    return () -> {
      CompletableFuture<Finding> again = find(request);
      return !again.isDone()
          || (again.join() instanceof Finding.Known known
              ? known.principal().equals(caller)
              : !(again.join() instanceof Finding.Refused));
    };
  }

  private static Answer refusal(Finding finding) {
    return finding instanceof Finding.Refused refused
        ? new Problem(ProblemType.UNAUTHENTICATED, refused.why() + " Nothing was done.")
            .answer()
            .with("WWW-Authenticate", "Bearer realm=\"holdfast\", error=\"invalid_token\"")
        : Problems.unavailable(
                "The keys of the tokens' issuer can't be had. Nothing was done; retry.")
            .answer();
  }
}
