package dev.holdfast.gateway.cart;

import dev.holdfast.domain.ProposalRule;
import dev.holdfast.domain.ProposalRule.Standing;
import dev.holdfast.domain.Withdrawal;
import dev.holdfast.log.writer.ItemView;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.Verdict;
import dev.holdfast.schema.Hold;
import java.util.List;

/**
 * Gives a hold back that was just placed, by the {@link ProposalRule}: only if nothing has happened
 * to it since. Answers whether it was given back; if not, it runs out.
 */
record WithdrawCall(Hold placed) implements Request<Boolean> {
  @Override
  public String about() {
    return placed.getReservation();
  }

  @Override
  public long seesAfter() {
    return placed.getPlacedSeq();
  }

  @Override
  public Verdict<Boolean> decide(ItemView view, long at) {
    ProposalRule rule = new ProposalRule(null, placed.getReservation());
    return view.standing(rule, placed.getPlacedSeq()) == Standing.OPEN
        ? Verdict.append(List.of(Withdrawal.event(placed)), commit -> true)
        : Verdict.answer(false);
  }
}
