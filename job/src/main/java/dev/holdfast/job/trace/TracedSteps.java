package dev.holdfast.job.trace;

import dev.holdfast.domain.operator.KeyedCoOperator;
import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.job.fold.HoldChanges;
import dev.holdfast.job.step.AsyncOperator;
import dev.holdfast.job.step.AsyncStep;
import dev.holdfast.job.step.KeyedCoStep;
import dev.holdfast.job.step.KeyedStep;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import dev.holdfast.trace.TraceConfig;
import java.io.Serializable;
import java.util.List;

/** Steps with what records their spans around them; as they are, if nothing is recorded. */
public final class TracedSteps {
  private final Spans.Source source;
  private final boolean isOn;

  public TracedSteps(TraceConfig config) {
    this(new SharedSpans(config), config.collector().isPresent());
  }

  private TracedSteps(Spans.Source source, boolean isOn) {
    this.source = source;
    this.isOn = isOn;
  }

  public KeyedCoStep<Commit, Command, Commit> order(KeyedCoStep<Commit, Command, Commit> step) {
    return traced(step, TracedOrder::new);
  }

  public KeyedCoStep<Commit, Command, List<Proposal>> decide(
      KeyedCoStep<Commit, Command, List<Proposal>> step) {
    return traced(step, TracedDecide::new);
  }

  public KeyedStep<Commit, HoldChanges> fold(KeyedStep<Commit, HoldChanges> step) {
    return traced(step, TracedFold::new);
  }

  public AsyncStep<HoldChanges, Commit> reservations(AsyncStep<HoldChanges, Commit> step) {
    return traced(step, TracedReservations::new);
  }

  public KeyedStep<Commit, StockLevel> levels(KeyedStep<Commit, StockLevel> step) {
    return traced(step, TracedLevels::new);
  }

  public AsyncStep<StockLevel, Void> availability(AsyncStep<StockLevel, Void> step) {
    return traced(step, TracedAvailability::new);
  }

  public KeyedStep<Commit, Outcome> outcomes(KeyedStep<Commit, Outcome> step) {
    return traced(step, TracedOutcomes::new);
  }

  /** Made where the step runs, so it goes there with the job. */
  private interface Border<O> extends Serializable {
    O around(O operator, Spans.Source spans);
  }

  private <A, R> KeyedStep<A, R> traced(KeyedStep<A, R> step, Border<KeyedOperator<A, R>> border) {
    Spans.Source spans = source;
    return isOn ? step.within(inner -> border.around(inner, spans)) : step;
  }

  private <A, B, R> KeyedCoStep<A, B, R> traced(
      KeyedCoStep<A, B, R> step, Border<KeyedCoOperator<A, B, R>> border) {
    Spans.Source spans = source;
    return isOn ? step.within(inner -> border.around(inner, spans)) : step;
  }

  private <A, R> AsyncStep<A, R> traced(AsyncStep<A, R> step, Border<AsyncOperator<A, R>> border) {
    Spans.Source spans = source;
    return isOn ? step.within(inner -> border.around(inner, spans)) : step;
  }
}
