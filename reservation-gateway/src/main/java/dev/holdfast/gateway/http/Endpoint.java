package dev.holdfast.gateway.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.concurrent.CompletionStage;

/**
 * A route: method, path, who may call it and what it does, in one object.
 *
 * @param path with names in braces where ids stand; see {@link Paths}
 * @param hasParameters whether it reads a {@link Query}, and checks it
 */
public record Endpoint(
    HandlerType method, String path, Access access, boolean hasParameters, Handler handler) {
  /** One whose address has no parameters: any is refused. */
  public Endpoint(HandlerType method, String path, Access access, Handler handler) {
    this(method, path, access, /* hasParameters= */ false, handler);
  }

  /** The same one, that has some. */
  public Endpoint withParameters() {
    return new Endpoint(method, path, access, /* hasParameters= */ true, handler);
  }

  /** The same one, that does something else. */
  public Endpoint with(Handler other) {
    return new Endpoint(method, path, access, hasParameters, other);
  }

  /**
   * Answers, if the address has no parameter that nobody reads. Signs of life and descriptions bear
   * any: who looks whether a gateway is ready is not to be told of his spelling.
   *
   * @throws ProblemException if the request is not understood
   */
  public CompletionStage<Answer> answer(Context ctx) {
    if (!hasParameters && access != Access.ANYBODY) {
      Query.refuseAny(ctx);
    }
    return handler.handle(ctx);
  }

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
