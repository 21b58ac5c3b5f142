package dev.holdfast.job.trace;

import dev.holdfast.job.fold.HoldChanges;
import dev.holdfast.job.step.AsyncStep;
import dev.holdfast.job.step.KeyedCoStep;
import dev.holdfast.job.step.KeyedStep;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import dev.holdfast.trace.TraceConfig;
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
    Spans.Source spans = source;
    return isOn ? step.within(inner -> new TracedOrder(inner, spans)) : step;
  }

  public KeyedCoStep<Commit, Command, List<Proposal>> decide(
      KeyedCoStep<Commit, Command, List<Proposal>> step) {
    Spans.Source spans = source;
    return isOn ? step.within(inner -> new TracedDecide(inner, spans)) : step;
  }

  public KeyedStep<Commit, HoldChanges> fold(KeyedStep<Commit, HoldChanges> step) {
    Spans.Source spans = source;
    return isOn ? step.within(inner -> new TracedFold(inner, spans)) : step;
  }

  public AsyncStep<HoldChanges, Commit> reservations(AsyncStep<HoldChanges, Commit> step) {
    Spans.Source spans = source;
    return isOn ? step.within(inner -> new TracedReservations(inner, spans)) : step;
  }

  public KeyedStep<Commit, StockLevel> levels(KeyedStep<Commit, StockLevel> step) {
    Spans.Source spans = source;
    return isOn ? step.within(inner -> new TracedLevels(inner, spans)) : step;
  }

  public AsyncStep<StockLevel, Void> availability(AsyncStep<StockLevel, Void> step) {
    Spans.Source spans = source;
    return isOn ? step.within(inner -> new TracedAvailability(inner, spans)) : step;
  }

  public KeyedStep<Commit, Outcome> outcomes(KeyedStep<Commit, Outcome> step) {
    Spans.Source spans = source;
    return isOn ? step.within(inner -> new TracedOutcomes(inner, spans)) : step;
  }
}
