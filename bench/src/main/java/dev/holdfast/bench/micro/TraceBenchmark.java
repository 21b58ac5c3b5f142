package dev.holdfast.bench.micro;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.gateway.trace.TracedWriter;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.schema.Traceparent;
import dev.holdfast.trace.LiveSpan;
import dev.holdfast.trace.NewSpan;
import dev.holdfast.trace.Tracing;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What tracing adds to a hold, from the request's span to the answer, without HTTP and without a
 * store: beside one that knows nothing of traces.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TraceBenchmark {
  /** As in {@link WriterBenchmark}. */
  private static final int HOLDS_PER_ITEM = 44_800;

  private static final String UNRECORDED =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
  private static final String SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  /** How a hold comes to be traced, or not. */
  public enum Case {
    /** No code of tracing is called. */
    WITHOUT(null, false, false),
    OFF(null, false, true),
    /** Of a caller who says nothing, among those that are not recorded. */
    NOT_CHOSEN(null, true, true),
    /** Of a caller who records nothing; its header is kept with the commit, as ever. */
    WITHOUT_BUT_KEPT(UNRECORDED, false, false),
    OFF_BUT_KEPT(UNRECORDED, false, true),
    NOT_RECORDED(UNRECORDED, true, true),
    RECORDED(SAMPLED, true, true);

    private final String header;
    private final boolean isOn;
    private final boolean isAsked;

    Case(String header, boolean isOn, boolean isAsked) {
      this.header = header;
      this.isOn = isOn;
      this.isAsked = isAsked;
    }
  }

  @Param public Case traced;

  private final EncodingLog log = new EncodingLog();
  private SystemTimekeeper time;
  private Tracing tracing;
  private Reservations reservations;
  private int held;

  /** For each iteration anew, as in {@link WriterBenchmark}. */
  @Setup(Level.Iteration)
  public void start() {
    time = new SystemTimekeeper("timekeeper");
    tracing = traced.isOn ? Tracing.to(SpanExporter.composite(), 0, "bench") : Tracing.OFF;
    ItemWriter writer =
        new ItemWriter(
            log,
            item -> CompletableFuture.completedFuture(Optional.empty()),
            (item, reservation) -> CompletableFuture.completedFuture(Optional.empty()),
            time,
            WriterSettings.forRetention(Duration.ofDays(30)));
    reservations =
        traced.isAsked ? new TracedWriter(writer, tracing).reservations() : Reservations.by(writer);
  }

  @TearDown(Level.Iteration)
  public void end() {
    tracing.close();
    time.close();
    if (log.attributes() == 0) {
      throw new IllegalStateException("nothing was appended");
    }
  }

  /** In a commit of its own. */
  @Benchmark
  public ReserveAnswer hold() {
    ReserveRequest wanted = Holds.wanted("item-" + held++ / HOLDS_PER_ITEM);
    NewSpan begun = traced.isAsked && traced.isOn ? begun() : null;
    if (begun == null) {
      return placed(wanted.in(traced.header));
    }
    LiveSpan span = begun.server().begin();
    ReserveAnswer answer = placed(wanted.in(span.context()));
    span.end();
    return answer;
  }

  /** As the gateway does with each request that changes something. */
  private NewSpan begun() {
    if (Traceparent.isKnown(traced.header)) {
      return tracing.follows(traced.header) ? tracing.span("PUT", traced.header) : null;
    }
    String trace = tracing.newTrace();
    return trace == null ? null : tracing.first("PUT", trace);
  }

  private ReserveAnswer placed(ReserveRequest wanted) {
    ReserveAnswer answer = reservations.reserve(wanted).toCompletableFuture().join();
    if (answer instanceof ReserveAnswer.Placed) {
      return answer;
    }
    throw new IllegalStateException("not placed: " + answer);
  }
}
