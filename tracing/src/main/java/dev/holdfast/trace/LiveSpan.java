package dev.holdfast.trace;

import dev.holdfast.schema.Traceparent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.concurrent.TimeUnit;

/** A span that is recorded and has not ended. */
public final class LiveSpan {
  private final Span span;
  private final String context;

  LiveSpan(Span span) {
    this.span = span;
    SpanContext own = span.getSpanContext();
    this.context = "00-" + own.getTraceId() + "-" + own.getSpanId() + "-01";
  }

  /** W3C's `traceparent` for what it causes. */
  public String context() {
    return context;
  }

  public LiveSpan set(String key, String value) {
    span.setAttribute(key, value);
    return this;
  }

  public LiveSpan set(String key, long value) {
    span.setAttribute(key, value);
    return this;
  }

  /** It has to do with the span of another context, too. */
  public void link(String traceparent) {
    if (Traceparent.isSampled(traceparent)) {
      span.addLink(contextOf(traceparent));
    }
  }

  /**
   * What it is of has failed.
   *
   * @param why without what a caller has sent
   */
  public LiveSpan fail(String why) {
    span.setStatus(StatusCode.ERROR, why);
    return this;
  }

  public void end() {
    span.end();
  }

  /**
   * It ended then.
   *
   * @param millis epoch milliseconds
   */
  public void endAt(long millis) {
    span.end(millis, TimeUnit.MILLISECONDS);
  }

  static SpanContext contextOf(String traceparent) {
    return SpanContext.createFromRemoteParent(
        traceparent.substring(Traceparent.TRACE_ID, Traceparent.TRACE_ID_END),
        traceparent.substring(Traceparent.PARENT_ID, Traceparent.PARENT_ID_END),
        TraceFlags.getSampled(),
        TraceState.getDefault());
  }
}
