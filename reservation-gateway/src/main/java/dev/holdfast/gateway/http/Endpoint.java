package dev.holdfast.gateway.http;

import io.javalin.http.Context;
import java.util.concurrent.CompletionStage;

/** What one route does. It reads the request at once; no thread waits for the answer. */
@FunctionalInterface
public interface Endpoint {
  /**
   * @throws ProblemException if the request is not understood
   */
  CompletionStage<Answer> handle(Context ctx);
}
