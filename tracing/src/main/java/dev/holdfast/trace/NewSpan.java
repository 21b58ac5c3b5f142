package dev.holdfast.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;

/** A span of a trace that is recorded, before it begins. */
public final class NewSpan {
  private final GivenIds ids;
  private final SpanBuilder builder;

  /** Of the trace that it is the first of; null if it has a parent. */
  private final String traceId;

  /** What its id derives from, where that is asked for. */
  private final String origin;

  private String spanId;

  private NewSpan(GivenIds ids, SpanBuilder builder, String traceId, String origin) {
    this.ids = ids;
    this.builder = builder;
    this.traceId = traceId;
    this.origin = origin;
  }

  /**
   * @param parent the context it begins in
   */
  static NewSpan in(String parent, GivenIds ids, SpanBuilder builder, String name) {
    builder.setParent(Context.root().with(Span.wrap(LiveSpan.contextOf(parent))));
    return new NewSpan(ids, builder, null, parent + "\n" + name);
  }

  /** The first of its trace. */
  static NewSpan first(String traceId, GivenIds ids, SpanBuilder builder, String name) {
    return new NewSpan(ids, builder.setNoParent(), traceId, traceId + "\n" + name);
  }

  /** What it is of came from outside. */
  public NewSpan server() {
    builder.setSpanKind(SpanKind.SERVER);
    return this;
  }

  /** It asks somebody else. */
  public NewSpan client() {
    builder.setSpanKind(SpanKind.CLIENT);
    return this;
  }

  /** It puts something into a stream. */
  public NewSpan producer() {
    builder.setSpanKind(SpanKind.PRODUCER);
    return this;
  }

  /** It takes something from a stream. */
  public NewSpan consumer() {
    builder.setSpanKind(SpanKind.CONSUMER);
    return this;
  }

  /** Whoever does the same again, in the same context, records the same span. */
  public NewSpan of(String what) {
    spanId = DerivedIds.span(origin, what);
    return this;
  }

  /**
   * It began then.
   *
   * @param millis epoch milliseconds
   */
  public NewSpan since(long millis) {
    builder.setStartTimestamp(millis, TimeUnit.MILLISECONDS);
    return this;
  }

  public LiveSpan begin() {
    return new LiveSpan(ids.start(builder, traceId, spanId));
  }
}
