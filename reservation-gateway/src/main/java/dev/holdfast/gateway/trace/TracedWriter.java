package dev.holdfast.gateway.trace;

import dev.holdfast.gateway.reserve.ChangeCall;
import dev.holdfast.gateway.reserve.Changes;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveCall;
import dev.holdfast.log.Causes;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.Request;
import dev.holdfast.trace.LiveSpan;
import dev.holdfast.trace.Tracing;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/**
 * What is decided by this gateway's own appends, with a span from when it comes to its lane until
 * it is answered, if its trace is recorded. Whatever is not goes by as if nothing was here.
 */
public final class TracedWriter {
  private final ItemWriter writer;
  private final Tracing tracing;

  public TracedWriter(ItemWriter writer, Tracing tracing) {
    this.writer = writer;
    this.tracing = tracing;
  }

  public Reservations reservations() {
    return tracing.isOn()
        ? wanted -> submit(wanted.item(), new ReserveCall(wanted))
        : Reservations.by(writer);
  }

  public Changes changes() {
    return tracing.isOn()
        ? wanted -> submit(wanted.item(), new ChangeCall(wanted))
        : Changes.by(writer);
  }

  private <R> CompletionStage<R> submit(String item, Request<R> call) {
    if (!tracing.follows(call.traceparent())) {
      return writer.submit(item, call);
    }
    LiveSpan span = tracing.span(SpanNames.APPEND, call.traceparent()).begin();
    span.set(SpanNames.ITEM, item);
    return writer
        .submit(item, new TracedCall<>(call, span))
        .whenComplete((answer, failure) -> end(span, answer, failure));
  }

  private static void end(LiveSpan span, Object answer, Throwable failure) {
    if (failure == null) {
      span.set(SpanNames.RESULT, answer.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    } else {
      span.fail(Causes.of(failure).getClass().getSimpleName());
    }
    span.end();
  }
}
