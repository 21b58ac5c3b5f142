package dev.holdfast.proof.simulate.job;

import dev.holdfast.job.append.Fate;
import dev.holdfast.schema.Proposal;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** The operator that appends proposals: what is under way stays in the state until it is done. */
final class AppendPart {
  private final JobState state;
  private final Function<Proposal, CompletionStage<Fate>> appender;
  private final Consumer<Throwable> onFailure;
  private long number;

  AppendPart(
      JobState state,
      Function<Proposal, CompletionStage<Fate>> appender,
      Consumer<Throwable> onFailure) {
    this.state = state;
    this.appender = appender;
    this.onFailure = onFailure;
  }

  /** Takes up what a checkpoint held. */
  void start() {
    List<Long> held = List.copyOf(state.proposals.keySet());
    held.forEach(
        which -> {
          number = Math.max(number, which);
          submit(which, state.proposals.get(which));
        });
  }

  void append(Proposal proposal) {
    state.proposals.put(++number, proposal);
    submit(number, proposal);
  }

  private void submit(long which, Proposal proposal) {
    appender
        .apply(proposal)
        .whenComplete(
            (fate, failure) -> {
              if (failure == null) {
                state.proposals.remove(which);
              } else {
                onFailure.accept(failure);
              }
            });
  }
}
