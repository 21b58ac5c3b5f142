package dev.holdfast.gateway;

import dev.holdfast.gateway.docs.ApiDocs;
import dev.holdfast.gateway.docs.Page;
import dev.holdfast.gateway.edge.AccessLog;
import dev.holdfast.gateway.health.Metrics;
import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Failures;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.trace.RequestSpans;
import dev.holdfast.trace.Tracing;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Puts endpoints into the router, and beside them what every server needs. */
final class Routes {
  private final JavalinConfig config;
  private final Metrics metrics;
  private final Executor executor;
  private final boolean isLogged;

  /** Null if no spans are recorded. */
  private final RequestSpans spans;

  /**
   * @param executor writes answers, so that no slow caller holds up a client of AWS or a lane
   */
  Routes(JavalinConfig config, Metrics metrics, Executor executor) {
    this(config, metrics, executor, false, Tracing.OFF);
  }

  /**
   * @param isLogged whether {@link AccessLog} is to find in each request which route it came to
   */
  Routes(
      JavalinConfig config, Metrics metrics, Executor executor, boolean isLogged, Tracing tracing) {
    this.config = config;
    this.metrics = metrics;
    this.executor = executor;
    this.isLogged = isLogged;
    this.spans = tracing.isOn() ? new RequestSpans(tracing) : null;
  }

  /** A gateway: all its endpoints, its figures, the description of its API, and the page. */
  void addAll(List<Endpoint> endpoints) {
    addOnly(endpoints);
    config.routes.get(
        "/metrics",
        ctx -> ctx.contentType(Metrics.CONTENT_TYPE).result(metrics.text()),
        Access.OPERATORS);
    ApiDocs.add(config);
    Page.add(config);
  }

  /** These endpoints, a sign of life, and answers to what goes wrong. */
  void addOnly(List<Endpoint> endpoints) {
    config.routes.before(Ids::refuseParameters);
    config.routes.beforeMatched(Access::check);
    endpoints.forEach(this::add);
    config.routes.get(
        "/live", ctx -> Answer.json(200, Map.of("status", "live")).writeTo(ctx), Access.ANYBODY);
    // The router's own exceptions have a handler already, which a general one does not replace.
    config.routes.exception(HttpResponseException.class, Routes::writeFailure);
    config.routes.exception(Exception.class, Routes::writeFailure);
  }

  private void add(Endpoint endpoint) {
    config.routes.addHttpHandler(
        endpoint.method(),
        endpoint.path(),
        ctx -> {
          long begun = System.nanoTime();
          if (isLogged) {
            ctx.attribute(AccessLog.ROUTE, endpoint.path());
            ctx.attribute(AccessLog.ITEM, ctx.pathParamMap().get("item"));
          }
          ctx.future(
              () ->
                  begin(endpoint, ctx)
                      .thenAcceptAsync(answer -> write(endpoint, ctx, answer, begun), executor)
                      .toCompletableFuture());
        },
        endpoint.access());
  }

  private CompletionStage<Answer> begin(Endpoint endpoint, Context ctx) {
    return spans == null ? answer(endpoint, ctx) : spans.answer(endpoint, ctx, Routes::answer);
  }

  private void write(Endpoint endpoint, Context ctx, Answer answer, long begun) {
    answer.writeTo(ctx);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    metrics.request(endpoint.method().name(), endpoint.path(), answer.status(), took);
  }

  private static void writeFailure(Exception failure, Context ctx) {
    Failures.answer(ctx, failure).writeTo(ctx);
  }

  private static CompletionStage<Answer> answer(Endpoint endpoint, Context ctx) {
    try {
      return endpoint.answer(ctx).exceptionally(failure -> Failures.answer(ctx, failure));
    } catch (RuntimeException failure) {
      return CompletableFuture.completedFuture(Failures.answer(ctx, failure));
    }
  }
}
