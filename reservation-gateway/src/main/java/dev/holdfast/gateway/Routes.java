package dev.holdfast.gateway;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import dev.holdfast.gateway.docs.ApiDocs;
import dev.holdfast.gateway.health.Metrics;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Failures;
import dev.holdfast.gateway.http.Ids;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Which address leads where. */
final class Routes {
  private static final String ITEM = "/items/{item}";
  private static final String RESERVATION = ITEM + "/reservations/{reservation}";

  private final JavalinConfig config;
  private final Metrics metrics;
  private final Executor executor;

  /**
   * @param executor writes answers, so that no slow caller holds up a client of AWS or a lane
   */
  Routes(JavalinConfig config, Metrics metrics, Executor executor) {
    this.config = config;
    this.metrics = metrics;
    this.executor = executor;
  }

  void add(Endpoints to) {
    addReservations(to.putReservation());
    add(PUT, "/carts/{cart}/reservations/{reservation}", to.putCart());
    add(GET, RESERVATION, to.getReservation());
    add(DELETE, RESERVATION, to.commands().release());
    add(POST, RESERVATION + "/confirm", to.commands().confirm());
    add(POST, RESERVATION + "/extend", to.commands().extend());
    add(POST, ITEM + "/stock", to.commands().stock());
    add(PUT, ITEM + "/policy", to.commands().policy());
    add(GET, ITEM + "/commands/{command}", to.getCommand());
    add(GET, ITEM, to.getItem());
    add(GET, "/items", to.getItems());
    add(GET, ITEM + "/events", to.getEvents());
    add(GET, "/ready", to.readiness());
    config.routes.get(
        "/metrics", ctx -> ctx.contentType(Metrics.CONTENT_TYPE).result(metrics.text()));
    ApiDocs.add(config);
  }

  /** The hold's route, and what every server needs: life, and answers to what goes wrong. */
  void addReservations(Endpoint put) {
    config.routes.before(Ids::refuseParameters);
    add(PUT, RESERVATION, put);
    config.routes.get("/live", ctx -> Answer.json(200, Map.of("status", "live")).writeTo(ctx));
    // The router's own exceptions have a handler already, which a general one does not replace.
    config.routes.exception(HttpResponseException.class, Routes::tell);
    config.routes.exception(Exception.class, Routes::tell);
  }

  private void add(HandlerType method, String path, Endpoint endpoint) {
    config.routes.addHttpHandler(
        method,
        path,
        ctx -> {
          long begun = System.nanoTime();
          ctx.future(
              () ->
                  answer(endpoint, ctx)
                      .thenAcceptAsync(
                          answer -> {
                            answer.writeTo(ctx);
                            Duration took = Duration.ofNanos(System.nanoTime() - begun);
                            metrics.request(method.name(), path, answer.status(), took);
                          },
                          executor)
                      .toCompletableFuture());
        });
  }

  private static void tell(Exception failure, Context ctx) {
    Failures.answer(ctx, failure).writeTo(ctx);
  }

  private static CompletionStage<Answer> answer(Endpoint endpoint, Context ctx) {
    try {
      return endpoint.handle(ctx).exceptionally(failure -> Failures.answer(ctx, failure));
    } catch (RuntimeException failure) {
      return CompletableFuture.completedFuture(Failures.answer(ctx, failure));
    }
  }
}
