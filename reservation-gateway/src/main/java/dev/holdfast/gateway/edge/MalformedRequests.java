package dev.holdfast.gateway.edge;

import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemType;
import dev.holdfast.gateway.http.Problems;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** The answers to requests that are hardly HTTP, and to those that come when it is too late. */
public final class MalformedRequests extends ErrorHandler {
  /** What HTTP knows no better word for: other versions, and encodings that nobody knows. */
  private static final Set<Integer> CALLERS_DOING = Set.of(501, 505);

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = CALLERS_DOING.contains(response.getStatus()) ? 400 : response.getStatus();
    ProblemReply.write(status == 503 ? stopping() : malformed(status), response, callback);
    return true;
  }

  private static Problem malformed(int status) {
    return new Problem(
        ProblemType.BAD_REQUEST,
        status,
        "Its address or headers are malformed or too long. Correct it and send it again.");
  }

  private static Problem stopping() {
    return Problems.unavailable("This gateway is about to stop. Nothing was done; retry.");
  }
}
