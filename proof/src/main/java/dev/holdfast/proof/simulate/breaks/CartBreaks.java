package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.domain.ReserveRequest.Part;
import dev.holdfast.gateway.cart.CartHolds;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.gateway.reserve.ReserveCall;
import dev.holdfast.log.writer.Request;
import dev.holdfast.proof.simulate.actors.OtherHolds;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.schema.Hold;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Mistakes about carts of several items. */
final class CartBreaks {
  private CartBreaks() {}

  /** Tells a cart of holds that an earlier try may still give back. */
  static final class ClaimNothing extends Wiring {
    @Override
    public CartHolds cartHolds(CartHolds holds) {
      return new OtherHolds(holds) {
        @Override
        public CompletionStage<Optional<Hold>> claim(Hold found) {
          return CompletableFuture.completedFuture(Optional.of(found));
        }
      };
    }
  }

  /** Places all lines of a cart at the same time, however little there is. */
  static final class LinesAtOnce extends Wiring {
    @Override
    public CartHolds cartHolds(CartHolds holds) {
      return new OtherHolds(holds) {
        @Override
        public CompletionStage<ReserveAnswer> reserve(ReserveRequest wanted) {
          boolean isPart = wanted.part() != Part.NONE;
          return super.reserve(isPart ? wanted.as(Part.IN_TURN) : wanted);
        }
      };
    }
  }

  /** Refuses at once because of what a cart holds that may be about to give it back. */
  static final class RefuseOnTentative extends Wiring {
    @Override
    public Request<ReserveAnswer> reserve(ReserveRequest wanted) {
      return new ReserveCall(wanted.patientFor(0));
    }
  }
}
