package dev.holdfast.job.trace;

import dev.holdfast.job.fold.HoldChanges;
import dev.holdfast.job.step.AsyncOperator;
import dev.holdfast.schema.Commit;
import java.util.List;

/** `write reservations`: the rows of those that a commit changed. */
final class TracedReservations extends TracedWrites<HoldChanges, Commit> {
  TracedReservations(AsyncOperator<HoldChanges, Commit> inner, Spans.Source source) {
    super("write reservations", inner, source);
  }

  @Override
  List<String> contexts(Spans of, HoldChanges changes) {
    String context = changes.commit.getTraceparent();
    return of.follows(context) && !changes.holds.isEmpty() ? List.of(context) : List.of();
  }

  @Override
  String item(HoldChanges changes) {
    return changes.commit.getItem();
  }

  @Override
  long seq(HoldChanges changes) {
    return changes.commit.getSeq();
  }
}
