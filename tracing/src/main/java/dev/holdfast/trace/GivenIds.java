package dev.holdfast.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.sdk.trace.IdGenerator;

/** Ids of spans: those that were given for the one that is begun, otherwise by chance. */
final class GivenIds implements IdGenerator {
  private final IdGenerator chance = IdGenerator.random();
  private String traceId;
  private String spanId;

  /**
   * Begins a span.
   *
   * @param trace its trace if it is the first of it; null for its parent's
   * @param span its id; null for any
   */
  synchronized Span start(SpanBuilder builder, String trace, String span) {
    traceId = trace;
    spanId = span;
    return builder.startSpan();
  }

  /** By chance. */
  String newTraceId() {
    return chance.generateTraceId();
  }

  @Override
  public synchronized String generateTraceId() {
    return traceId == null ? chance.generateTraceId() : traceId;
  }

  @Override
  public synchronized String generateSpanId() {
    return spanId == null ? chance.generateSpanId() : spanId;
  }
}
