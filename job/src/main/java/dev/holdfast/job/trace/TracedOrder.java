package dev.holdfast.job.trace;

import dev.holdfast.domain.operator.KeyedCoOperator;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.trace.LiveSpan;

/**
 * `read change`: from when a commit was written until it is handed on in its turn. All that follows
 * from it in the job is in this context.
 */
final class TracedOrder extends BorderedCo<Commit, Command, Commit> {
  TracedOrder(KeyedCoOperator<Commit, Command, Commit> inner, Spans.Source source) {
    super(inner, source);
  }

  @Override
  Commit leaves(Commit commit) {
    if (!spans().follows(commit.getTraceparent())) {
      return commit;
    }
    LiveSpan span =
        spans()
            .past(
                spans()
                    .span("read change", commit.getTraceparent())
                    .consumer()
                    .of(commit.getItem() + "/" + commit.getSeq()),
                commit.getAt());
    span.set(Spans.ITEM, commit.getItem()).set(Spans.SEQ, commit.getSeq()).end();
    return Spans.in(commit, span.context());
  }
}
