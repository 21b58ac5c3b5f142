package dev.holdfast.job.trace;

import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.job.fold.HoldChanges;
import dev.holdfast.schema.Commit;
import dev.holdfast.trace.LiveSpan;

/**
 * `fold`: from when a commit came to be folded until the reservations that it changed are known.
 */
final class TracedFold extends Bordered<Commit, HoldChanges> {
  private long begunAt;

  TracedFold(KeyedOperator<Commit, HoldChanges> inner, Spans.Source source) {
    super(inner, source);
  }

  @Override
  Commit enters(Commit commit) {
    begunAt = spans().now();
    return commit;
  }

  @Override
  HoldChanges leaves(HoldChanges changes) {
    Commit commit = changes.commit;
    if (!spans().follows(commit.getTraceparent())) {
      return changes;
    }
    LiveSpan span =
        spans()
            .past(
                spans()
                    .span("fold", commit.getTraceparent())
                    .of(commit.getItem() + "/" + commit.getSeq()),
                begunAt);
    span.set(Spans.ITEM, commit.getItem()).set(Spans.SEQ, commit.getSeq());
    span.set("holdfast.reservations", changes.holds.size()).end();
    return new HoldChanges(Spans.in(commit, span.context()), changes.holds);
  }
}
