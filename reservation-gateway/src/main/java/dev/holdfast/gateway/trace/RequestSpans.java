package dev.holdfast.gateway.trace;

import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.RequestTrace;
import dev.holdfast.schema.Traceparent;
import dev.holdfast.trace.LiveSpan;
import dev.holdfast.trace.NewSpan;
import dev.holdfast.trace.Tracing;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/**
 * A span for each request whose trace is recorded. Its caller decides whether that is; where it
 * says nothing, so does the ratio, but for questions: nobody wants a trace of those that monitors
 * and pages ask all day.
 */
public final class RequestSpans {
  private static final int FAULT = 500;

  private final Tracing tracing;

  public RequestSpans(Tracing tracing) {
    this.tracing = tracing;
  }

  /** Answers by `answer`, in the request's span if it has one. */
  public CompletionStage<Answer> answer(
      Endpoint endpoint,
      Context ctx,
      BiFunction<Endpoint, Context, CompletionStage<Answer>> answer) {
    NewSpan begun = begun(endpoint, ctx.header(Traceparent.HEADER));
    if (begun == null) {
      return answer.apply(endpoint, ctx);
    }
    LiveSpan span = begun.server().begin();
    span.set("http.request.method", endpoint.method().name()).set("http.route", endpoint.path());
    ctx.attribute(RequestTrace.ATTRIBUTE, span.context());
    return answer
        .apply(endpoint, ctx)
        .whenComplete(
            (told, failure) -> {
              int status = failure == null ? told.status() : FAULT;
              span.set("http.response.status_code", status);
              if (status >= FAULT) {
                span.fail("status " + status);
              }
              span.end();
            });
  }

  /** Null if it is not recorded. */
  private NewSpan begun(Endpoint endpoint, String caller) {
    if (Traceparent.isKnown(caller)) {
      return tracing.follows(caller) ? tracing.span(endpoint.name(), caller) : null;
    }
    String begun = endpoint.method().equals(HandlerType.GET) ? null : tracing.newTrace();
    return begun == null ? null : tracing.first(endpoint.name(), begun);
  }
}
