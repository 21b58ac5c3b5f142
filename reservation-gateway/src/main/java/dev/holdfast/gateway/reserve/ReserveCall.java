package dev.holdfast.gateway.reserve;

import dev.holdfast.domain.HoldFold;
import dev.holdfast.domain.Holds;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.Reserve;
import dev.holdfast.domain.ReserveDecision;
import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.log.writer.ItemView;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.Verdict;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.OptionalLong;

/**
 * A reservation asked for, in its turn among the item's other requests.
 *
 * <p>The id decides first: one that was placed before is answered with what became of it, after a
 * read that began later, and takes no more stock. Only then does the level count. An accept needs
 * no proof, for the conditional write is one; every other answer needs a view that was current.
 */
public record ReserveCall(ReserveRequest wanted) implements Request<ReserveAnswer> {
  @Override
  public String about() {
    return wanted.reservation();
  }

  /** It asks for no commits of its own; what memory cannot rule out is looked up. */
  @Override
  public long seesAfter() {
    return Long.MAX_VALUE;
  }

  @Override
  public String traceparent() {
    return wanted.traceparent();
  }

  @Override
  public Verdict<ReserveAnswer> decide(ItemView view, long at) {
    if (Reserve.isTooScarce(view.level(), wanted)) {
      return Verdict.answer(new ReserveAnswer.Scarce());
    }
    if (!view.tellsAllOf(wanted.reservation())) {
      return Verdict.lookUp();
    }
    Hold hold = view.hold(wanted.reservation());
    if (hold != null) {
      return Verdict.answerIfCurrent(repeat(hold));
    }
    ReserveDecision decision = Reserve.decide(view.level(), wanted, at);
    if (!decision.isAccepted()) {
      return refusal(decision.refusal(), view);
    }
    return Verdict.append(
        List.of(decision.event()),
        commit -> new ReserveAnswer.Placed(HoldFold.apply(null, commit, decision.event())));
  }

  /** One that rests on units which carts may be about to give back is kept back for a while. */
  private Verdict<ReserveAnswer> refusal(Refusal refusal, ItemView view) {
    StockLevel level = view.level();
    if (refusal != Refusal.SOLD_OUT) {
      return Verdict.answerIfCurrent(new ReserveAnswer.Refused(refusal, level));
    }
    ReserveAnswer soldOut =
        new ReserveAnswer.Refused(
            refusal,
            level,
            sufficesWithout(level, level.getReserved()) ? view.firstEnd() : OptionalLong.empty());
    return sufficesWithout(level, view.tentativeUnits())
        ? Verdict.answerPatiently(soldOut, wanted.patienceMillis())
        : Verdict.answerIfCurrent(soldOut);
  }

  private boolean sufficesWithout(StockLevel level, long reserved) {
    return wanted.quantity() <= Levels.availableWithout(level, reserved);
  }

  private ReserveAnswer repeat(Hold hold) {
    boolean same =
        hold.getCart().equals(wanted.cart()) && Holds.placedQuantity(hold) == wanted.quantity();
    return same ? new ReserveAnswer.Repeated(hold) : new ReserveAnswer.Reused();
  }
}
