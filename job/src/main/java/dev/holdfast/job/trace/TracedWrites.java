package dev.holdfast.job.trace;

import dev.holdfast.domain.operator.Metrics;
import dev.holdfast.job.step.AsyncOperator;
import dev.holdfast.log.Causes;
import dev.holdfast.trace.LiveSpan;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A span for each write of a read model's rows, until they stand. */
abstract class TracedWrites<A, R> implements AsyncOperator<A, R> {
  private final String name;
  private final AsyncOperator<A, R> inner;
  private final Spans.Source source;
  private Spans spans;

  TracedWrites(String name, AsyncOperator<A, R> inner, Spans.Source source) {
    this.name = name;
    this.inner = inner;
    this.source = source;
  }

  /** In which contexts it is written, the newest last; none if no trace of it is recorded. */
  abstract List<String> contexts(Spans of, A element);

  abstract String item(A element);

  abstract long seq(A element);

  @Override
  public final void open(Metrics metrics) {
    spans = source.open();
    inner.open(metrics);
  }

  @Override
  public final CompletionStage<List<R>> apply(A element) {
    List<String> contexts = contexts(spans, element);
    if (contexts.isEmpty()) {
      return inner.apply(element);
    }
    LiveSpan span =
        spans
            .span(name, contexts.get(contexts.size() - 1))
            .client()
            .of(item(element) + "/" + seq(element))
            .since(spans.now())
            .begin();
    span.set(Spans.ITEM, item(element)).set(Spans.SEQ, seq(element));
    Spans.link(span, contexts.subList(0, contexts.size() - 1));
    return inner
        .apply(element)
        .whenComplete(
            (written, failure) -> {
              if (failure != null) {
                span.fail(Causes.of(failure).getClass().getSimpleName());
              }
              span.endAt(spans.now());
            });
  }

  @Override
  public final void close() {
    try {
      inner.close();
    } finally {
      if (spans != null) {
        spans.close();
      }
    }
  }
}
