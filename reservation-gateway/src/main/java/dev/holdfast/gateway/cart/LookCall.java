package dev.holdfast.gateway.cart;

import dev.holdfast.domain.Reserve;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.gateway.reserve.ReserveCall;
import dev.holdfast.log.writer.ItemView;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.Verdict;
import java.util.Optional;

/**
 * Whether a hold would be refused, placing nothing. Where the level that is known has enough, that
 * is all: the id is not looked up, and nothing is read.
 */
record LookCall(ReserveCall call) implements Request<Optional<ReserveAnswer>> {
  @Override
  public String about() {
    return call.about();
  }

  @Override
  public long seesAfter() {
    return call.seesAfter();
  }

  @Override
  public Verdict<Optional<ReserveAnswer>> decide(ItemView view, long at) {
    if (Reserve.decide(view.level(), call.wanted(), at).isAccepted()) {
      return Verdict.answer(Optional.empty());
    }
    return call.decide(view, at).map(LookCall::refusal);
  }

  private static Optional<ReserveAnswer> refusal(ReserveAnswer answer) {
    return answer instanceof ReserveAnswer.Repeated ? Optional.empty() : Optional.of(answer);
  }
}
