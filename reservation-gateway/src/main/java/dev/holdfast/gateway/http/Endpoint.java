package dev.holdfast.gateway.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.concurrent.CompletionStage;

/**
 * A route: method, path, who may call it and what it does, in one object.
 *
 * @param path with names in braces where ids stand; see {@link Paths}
 */
public record Endpoint(HandlerType method, String path, Access access, Handler handler) {
  /** As people call it. */
  public String name() {
    return method.name() + " " + path;
  }

  /** What a route does. It reads the request at once; no thread waits for the answer. */
  @FunctionalInterface
  public interface Handler {
    /**
     * @throws ProblemException if the request is not understood
     */
    CompletionStage<Answer> handle(Context ctx);
  }
}
