package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.domain.ChangeQuantity;
import dev.holdfast.domain.ChangeRequest;
import dev.holdfast.domain.HoldFold;
import dev.holdfast.domain.Holds;
import dev.holdfast.domain.Levels;
import dev.holdfast.gateway.reserve.ChangeAnswer;
import dev.holdfast.gateway.reserve.ChangeCall;
import dev.holdfast.log.writer.ItemView;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.Verdict;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.function.Consumer;

/** Mistakes about holds whose quantity was changed. */
final class ChangeBreaks {
  private ChangeBreaks() {}

  /** Lets as many units expire as were placed. */
  static final class ExpireWhatWasPlaced extends OtherProposals {
    @Override
    Proposal other(Proposal proposal, Consumer<Outcome> outcomes) {
      if (proposal.getAction() != ProposalAction.expire) {
        return proposal;
      }
      Hold hold = proposal.getHold();
      return Proposal.newBuilder(proposal)
          .setHold(Hold.newBuilder(hold).setQuantity(Holds.placedQuantity(hold)).build())
          .build();
    }
  }

  /** A change of an open hold, decided otherwise than the real one. */
  private abstract static class OtherChange implements Request<ChangeAnswer> {
    final ChangeRequest wanted;
    private final ChangeCall real;

    OtherChange(ChangeRequest wanted) {
      this.wanted = wanted;
      this.real = new ChangeCall(wanted);
    }

    /** Null where the real one decides. */
    abstract Verdict<ChangeAnswer> other(ItemView view, Hold open, long at);

    @Override
    public String about() {
      return real.about();
    }

    @Override
    public long seesAfter() {
      return real.seesAfter();
    }

    @Override
    public Verdict<ChangeAnswer> decide(ItemView view, long at) {
      String about = wanted.reservation();
      Hold hold = view.tellsAllOf(about) ? view.hold(about) : null;
      boolean changes =
          hold != null && Holds.isOpen(hold) && Holds.openQuantity(hold) != wanted.quantity();
      Verdict<ChangeAnswer> other = changes ? other(view, hold, at) : null;
      return other == null ? real.decide(view, at) : other;
    }
  }

  /** Refuses more by the level it has in memory. */
  static final class RefuseMoreUnread extends Wiring {
    @Override
    public Request<ChangeAnswer> change(ChangeRequest wanted) {
      return new OtherChange(wanted) {
        @Override
        Verdict<ChangeAnswer> other(ItemView view, Hold open, long at) {
          var decision = ChangeQuantity.decide(view.level(), open, wanted, at);
          return decision.isAccepted()
              ? null
              : Verdict.answer(new ChangeAnswer.Refused(decision.refusal(), view.level()));
        }
      };
    }
  }

  /** Asks whether there is room for one unit, however many more are wanted. */
  static final class GrowUnchecked extends Wiring {
    @Override
    public Request<ChangeAnswer> change(ChangeRequest wanted) {
      return new OtherChange(wanted) {
        @Override
        Verdict<ChangeAnswer> other(ItemView view, Hold open, long at) {
          StockLevel level = view.level();
          StockLevel roomy =
              StockLevel.newBuilder(level).setOnHand(level.getOnHand() + wanted.quantity()).build();
          var decision = ChangeQuantity.decide(roomy, open, wanted, at);
          if (!decision.isAccepted() || Levels.available(level) == 0) {
            return null;
          }
          Event event = decision.event();
          return Verdict.append(
              List.of(event),
              commit -> new ChangeAnswer.Changed(HoldFold.apply(open, commit, event)));
        }
      };
    }
  }
}
