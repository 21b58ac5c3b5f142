package dev.holdfast.gateway.trace;

import dev.holdfast.log.writer.ItemView;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.Verdict;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import dev.holdfast.trace.LiveSpan;

/** A request of an item's lane whose append is a span, in whose context it is written. */
record TracedCall<R>(Request<R> call, LiveSpan span) implements Request<R> {
  @Override
  public String about() {
    return call.about();
  }

  @Override
  public long seesAfter() {
    return call.seesAfter();
  }

  @Override
  public StockLevel knownLevel() {
    return call.knownLevel();
  }

  @Override
  public String traceparent() {
    return span.context();
  }

  @Override
  public Verdict<R> decide(ItemView view, long at) {
    return call.decide(view, at).telling(this::written);
  }

  /** A commit of several carries the context of one: the others' spans lead there. */
  private void written(Commit commit) {
    span.set(SpanNames.SEQ, commit.getSeq());
    if (!span.context().equals(commit.getTraceparent())) {
      span.link(commit.getTraceparent());
    }
  }
}
