package dev.holdfast.gateway.edge;

import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Problems of requests that do not get as far as a route. */
final class ProblemReply {
  private ProblemReply() {}

  static void write(Problem problem, Response response, Callback callback) {
    write(problem.answer(), response, callback);
  }

  static void write(Answer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    answer.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
    response.write(true, ByteBuffer.wrap(answer.bytes()), callback);
  }

  /** The same, and the end of the connection: what else comes over it is not wanted. */
  static void writeLast(Problem problem, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    write(problem, response, callback);
  }
}
