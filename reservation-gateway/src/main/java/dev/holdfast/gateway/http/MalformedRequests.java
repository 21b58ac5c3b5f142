package dev.holdfast.gateway.http;

import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** The answers to requests that do not get as far as a route. */
public final class MalformedRequests extends ErrorHandler {
  /** What HTTP knows no better word for: other versions, and encodings that nobody knows. */
  private static final Set<Integer> CALLERS_DOING = Set.of(501, 505);

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = CALLERS_DOING.contains(response.getStatus()) ? 400 : response.getStatus();
    response.setStatus(status);
    Answer answer = (status == 503 ? stopping() : malformed(status)).answer();
    answer.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
    response.write(true, ByteBuffer.wrap(Json.write(answer.body())), callback);
    return true;
  }

  private static Problem malformed(int status) {
    return new Problem(
        status,
        "bad-request",
        "The request is not understood",
        "Its address or headers are malformed or too long. Correct it and send it again.");
  }

  private static Problem stopping() {
    return Problems.unavailable("This gateway is about to stop. Nothing was done; retry.");
  }
}
