package dev.holdfast.trace;

import dev.holdfast.schema.Traceparent;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Records spans, of the traces that are recorded. Whether one is, is decided where it begins, and
 * the `traceparent` that is handed on says so: it is passed by hand, and stays with no thread. Of
 * all other traces, and if nothing is recorded, nothing is made.
 */
public final class Tracing implements AutoCloseable {
  /** Nothing is recorded. */
  public static final Tracing OFF = new Tracing(null, new GivenIds(), 0);

  /** Spans that wait for the collector; more are dropped, for nobody waits for one. */
  private static final int WAITING_MAX = 2_048;

  private static final Duration SENT_EVERY = Duration.ofSeconds(1);
  private static final Duration SENT_WITHIN = Duration.ofSeconds(10);
  private static final long CLOSED_WITHIN_SECONDS = 2;

  /** Null if nothing is recorded. */
  private final SdkTracerProvider provider;

  private final Tracer tracer;
  private final GivenIds ids;
  private final Sampler beginning;

  private Tracing(SdkTracerProvider provider, GivenIds ids, double ratio) {
    this.provider = provider;
    this.tracer = provider == null ? null : provider.get("dev.holdfast");
    this.ids = ids;
    this.beginning = Sampler.traceIdRatioBased(ratio);
  }

  /**
   * Begins to send spans to a collector; never waits for it.
   *
   * @param service who sends them
   */
  public static Tracing start(TraceConfig config, String service) {
    return config
        .collector()
        .map(collector -> of(batches(collector), config.ratio(), service))
        .orElse(OFF);
  }

  /** Each span goes to `exporter` as it ends. */
  public static Tracing to(SpanExporter exporter, double ratio, String service) {
    return of(SimpleSpanProcessor.create(exporter), ratio, service);
  }

  private static Tracing of(SpanProcessor processor, double ratio, String service) {
    GivenIds ids = new GivenIds();
    Resource resource =
        Resource.create(
            Attributes.builder()
                .put("service.namespace", "holdfast")
                .put("service.name", service)
                .put("service.instance.id", UUID.randomUUID().toString())
                .build());
    // What is begun here has been decided before.
    SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .setIdGenerator(ids)
            .setResource(resource)
            .setSampler(Sampler.alwaysOn())
            .addSpanProcessor(processor)
            .build();
    return new Tracing(provider, ids, ratio);
  }

  private static SpanProcessor batches(URI collector) {
    return BatchSpanProcessor.builder(
            OtlpHttpSpanExporter.builder()
                .setEndpoint(collector.toString())
                .setTimeout(SENT_WITHIN)
                .build())
        .setMaxQueueSize(WAITING_MAX)
        .setScheduleDelay(SENT_EVERY)
        .setExporterTimeout(SENT_WITHIN)
        .build();
  }

  public boolean isOn() {
    return provider != null;
  }

  /** Whether what happens in this context is recorded. */
  public boolean follows(String traceparent) {
    return provider != null && Traceparent.isSampled(traceparent);
  }

  /**
   * A span that begins where {@link #follows} is true.
   *
   * @param parent the context that causes it
   */
  public NewSpan span(String name, String parent) {
    return NewSpan.in(parent, ids, tracer.spanBuilder(name), name);
  }

  /** The id of a trace that begins here, if it is among those that are recorded; else null. */
  public String newTrace() {
    return provider == null ? null : chosen(ids.newTraceId());
  }

  /** The same of one that has the same id whenever it begins with `what`. */
  public String newTrace(String what) {
    return provider == null ? null : chosen(DerivedIds.trace(what));
  }

  private String chosen(String traceId) {
    SamplingDecision decision =
        beginning
            .shouldSample(
                Context.root(), traceId, "", SpanKind.INTERNAL, Attributes.empty(), List.of())
            .getDecision();
    return decision == SamplingDecision.RECORD_AND_SAMPLE ? traceId : null;
  }

  /** The first span of a trace that has begun here. */
  public NewSpan first(String name, String traceId) {
    return NewSpan.first(traceId, ids, tracer.spanBuilder(name), name);
  }

  /** Sends what waits, if the collector takes it soon. */
  @Override
  public void close() {
    if (provider != null) {
      var unused = provider.shutdown().join(CLOSED_WITHIN_SECONDS, TimeUnit.SECONDS);
    }
  }
}
