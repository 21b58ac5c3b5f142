package dev.holdfast.gateway.reserve;

import dev.holdfast.domain.ChangeQuantity;
import dev.holdfast.domain.ChangeRequest;
import dev.holdfast.domain.HoldFold;
import dev.holdfast.domain.Holds;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.ReserveDecision;
import dev.holdfast.log.writer.ItemView;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.Verdict;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.util.List;

/**
 * Another quantity for a hold, in its turn among the item's other requests.
 *
 * <p>It is written only after every commit that has to do with the hold: the conditional append
 * proves that none came between. So it needs no id. What it says is absolute, and where an append
 * was written whose answer never came, whoever asks again finds the quantity there.
 */
public record ChangeCall(ChangeRequest wanted) implements Request<ChangeAnswer> {
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
  public Verdict<ChangeAnswer> decide(ItemView view, long at) {
    if (!view.tellsAllOf(wanted.reservation())) {
      return Verdict.lookUp();
    }
    StockLevel level = view.level();
    Hold hold = view.hold(wanted.reservation());
    if (hold == null) {
      return Verdict.answerIfCurrent(new ChangeAnswer.Unknown(Levels.exists(level)));
    }
    if (!Holds.isOpen(hold)) {
      return Verdict.answerIfCurrent(new ChangeAnswer.Ended(hold));
    }
    if (Holds.openQuantity(hold) == wanted.quantity()) {
      return Verdict.answerIfCurrent(new ChangeAnswer.Unchanged(hold));
    }
    ReserveDecision decision = ChangeQuantity.decide(level, hold, wanted, at);
    if (!decision.isAccepted()) {
      return Verdict.answerIfCurrent(new ChangeAnswer.Refused(decision.refusal(), level));
    }
    return Verdict.append(
        List.of(decision.event()),
        commit -> new ChangeAnswer.Changed(HoldFold.apply(hold, commit, decision.event())));
  }
}
