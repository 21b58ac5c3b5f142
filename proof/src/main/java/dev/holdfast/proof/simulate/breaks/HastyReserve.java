package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.domain.Reserve;
import dev.holdfast.domain.ReserveDecision;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.gateway.reserve.ReserveCall;
import dev.holdfast.log.writer.ItemView;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.Verdict;
import dev.holdfast.schema.Hold;
import java.util.function.BiPredicate;

/** A reserve call that answers at once where the real one waits for proof. */
final class HastyReserve implements Request<ReserveAnswer> {
  private final ReserveRequest wanted;
  private final ReserveCall real;
  private final boolean repeatsAtOnce;
  private final BiPredicate<ReserveRequest, ItemView> refusesAtOnce;

  HastyReserve(
      ReserveRequest wanted,
      boolean repeatsAtOnce,
      BiPredicate<ReserveRequest, ItemView> refusesAtOnce) {
    this.wanted = wanted;
    this.real = new ReserveCall(wanted);
    this.repeatsAtOnce = repeatsAtOnce;
    this.refusesAtOnce = refusesAtOnce;
  }

  @Override
  public String about() {
    return real.about();
  }

  @Override
  public long seesAfter() {
    return real.seesAfter();
  }

  @Override
  public Verdict<ReserveAnswer> decide(ItemView view, long at) {
    if (view.tellsAllOf(wanted.reservation())) {
      Hold hold = view.hold(wanted.reservation());
      if (hold != null && repeatsAtOnce) {
        return Verdict.answer(new ReserveAnswer.Repeated(hold));
      }
      ReserveDecision decision = Reserve.decide(view.level(), wanted, at);
      boolean refused = hold == null && !decision.isAccepted();
      if (refusesAtOnce.test(wanted, view) && refused) {
        return Verdict.answer(new ReserveAnswer.Refused(decision.refusal(), view.level()));
      }
    }
    return real.decide(view, at);
  }
}
