package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.domain.StockAlerts;
import dev.holdfast.domain.StockState;
import dev.holdfast.job.flow.Flow;
import dev.holdfast.job.flow.Uids;
import dev.holdfast.job.step.AsyncOperator;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.proof.simulate.engine.Element;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Mistakes about what is told of an item's stock. */
final class AlertBreaks {
  private AlertBreaks() {}

  /** Waits for nothing: whatever lasts for a moment is told. */
  static final class TellAtOnce extends Wiring {
    @Override
    public Consumer<Object> edge(
        Flow.Edge edge, Consumer<Object> to, Function<String, Consumer<Object>> steps) {
      if (!edge.to().equals(Uids.WATCH_STOCK)) {
        return to;
      }
      return taken -> {
        to.accept(taken);
        if (taken instanceof Element element
            && element.value() instanceof StockLevel level
            && StockState.of(level) != StockAlerts.told(level)) {
          steps.apply(Uids.APPEND_ALERTS).accept(Element.of(List.of(StockAlerts.proposal(level))));
        }
      };
    }
  }

  /** Appends what the watch proposes, without a look at the level it is appended to. */
  static final class TellUnchecked extends Wiring {
    @Override
    @SuppressWarnings("unchecked") // The operator of this step takes proposals and tells nothing.
    public <A, R> AsyncOperator<A, R> async(
        String uid, AsyncOperator<A, R> operator, Stores stores) {
      return uid.equals(Uids.APPEND_ALERTS)
          ? (AsyncOperator<A, R>) new AppendUnchecked(stores.open(uid), false)
          : operator;
    }
  }

  /** Takes what was proposed once for told. */
  static final class TellOnce extends Wiring {
    private final Set<String> proposed = new HashSet<>();

    @Override
    public Consumer<Object> edge(
        Flow.Edge edge, Consumer<Object> to, Function<String, Consumer<Object>> steps) {
      if (!edge.to().equals(Uids.APPEND_ALERTS)) {
        return to;
      }
      return taken -> {
        if (!(taken instanceof Element element) || isNew((List<?>) element.value())) {
          to.accept(taken);
        }
      };
    }

    private boolean isNew(List<?> proposals) {
      Proposal proposal = (Proposal) proposals.get(0);
      return proposed.add(proposal.getItem() + "#" + proposal.getProposal());
    }
  }
}
