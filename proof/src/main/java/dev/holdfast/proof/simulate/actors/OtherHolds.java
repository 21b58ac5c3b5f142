package dev.holdfast.proof.simulate.actors;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.cart.CartHolds;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.schema.Hold;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What can be done about a cart's holds, as somebody else does it; overridden where it differs. */
public class OtherHolds implements CartHolds {
  private final CartHolds holds;

  public OtherHolds(CartHolds holds) {
    this.holds = holds;
  }

  @Override
  public CompletionStage<Optional<ReserveAnswer>> look(ReserveRequest wanted) {
    return holds.look(wanted);
  }

  @Override
  public CompletionStage<ReserveAnswer> reserve(ReserveRequest wanted) {
    return holds.reserve(wanted);
  }

  @Override
  public CompletionStage<Boolean> withdraw(Hold placed) {
    return holds.withdraw(placed);
  }

  @Override
  public CompletionStage<Optional<Hold>> claim(Hold found) {
    return holds.claim(found);
  }
}
