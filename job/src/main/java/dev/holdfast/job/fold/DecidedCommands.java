package dev.holdfast.job.fold;

import dev.holdfast.domain.operator.Counter;
import dev.holdfast.domain.operator.Metrics;
import dev.holdfast.schema.Outcome;
import java.util.HashMap;
import java.util.Map;

/** Counts commands by their kind and by what became of them. */
final class DecidedCommands {
  private static final String KIND = "kind";

  private final Metrics metrics;
  private final Map<String, Counter> done = new HashMap<>();
  private final Map<String, Counter> rejected = new HashMap<>();

  DecidedCommands(Metrics metrics) {
    this.metrics = metrics;
  }

  /** There are as few kinds as pages of commands. */
  void count(Outcome outcome) {
    Counter counter =
        outcome.getResult().equals("done")
            ? done.computeIfAbsent(
                outcome.getKind(), kind -> metrics.counter("commandsDone", KIND, kind))
            : rejected.computeIfAbsent(
                outcome.getKind(), kind -> metrics.counter("commandsRejected", KIND, kind));
    counter.add(1);
  }
}
