package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.job.flow.Flow;
import dev.holdfast.job.flow.Uids;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.proof.simulate.engine.Element;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Proposals become others on their way to be appended. */
abstract class OtherProposals extends Wiring {
  /**
   * What is appended instead; null for nothing.
   *
   * @param outcomes takes what is published at once
   */
  abstract Proposal other(Proposal proposal, Consumer<Outcome> outcomes);

  @Override
  public Consumer<Object> edge(
      Flow.Edge edge, Consumer<Object> to, Function<String, Consumer<Object>> steps) {
    if (!edge.to().equals(Uids.APPEND_PROPOSALS)) {
      return to;
    }
    return taken -> {
      if (!(taken instanceof Element element)) {
        to.accept(taken);
        return;
      }
      List<Proposal> others = new ArrayList<>();
      for (Object one : (List<?>) element.value()) {
        Proposal other =
            other(
                (Proposal) one,
                outcome -> steps.apply(Uids.WRITE_OUTCOMES).accept(Element.of(outcome)));
        if (other != null) {
          others.add(other);
        }
      }
      if (!others.isEmpty()) {
        to.accept(element.with(others));
      }
    };
  }
}
