package dev.holdfast.job.trace;

import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Outcome;
import dev.holdfast.trace.LiveSpan;

/**
 * `tell outcome`: until an outcome is handed to what writes its row, together with those of the
 * next 20 ms.
 */
final class TracedOutcomes extends Bordered<Commit, Outcome> {
  private String context;
  private long begunAt;

  TracedOutcomes(KeyedOperator<Commit, Outcome> inner, Spans.Source source) {
    super(inner, source);
  }

  @Override
  Commit enters(Commit commit) {
    context = commit.getTraceparent();
    begunAt = spans().now();
    return commit;
  }

  @Override
  Outcome leaves(Outcome outcome) {
    if (spans().follows(context)) {
      LiveSpan span =
          spans()
              .past(
                  spans()
                      .span("tell outcome", context)
                      .producer()
                      .of(outcome.getItem() + "/" + outcome.getCommand()),
                  begunAt);
      span.set(Spans.ITEM, outcome.getItem()).set(Spans.SEQ, outcome.getSeq()).end();
    }
    return outcome;
  }
}
