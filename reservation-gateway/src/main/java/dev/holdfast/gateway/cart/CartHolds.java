package dev.holdfast.gateway.cart;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.gateway.reserve.ReserveCall;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.schema.Hold;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What can be done about the holds of a cart, one item at a time. */
public interface CartHolds {
  /**
   * Why there is no hold and can be none now, by what the item's lane knows; proven like any
   * refusal. Empty if there is one or may be one, which is not proven.
   */
  CompletionStage<Optional<ReserveAnswer>> look(ReserveRequest wanted);

  /** Places a hold, or says what became of it. */
  CompletionStage<ReserveAnswer> reserve(ReserveRequest wanted);

  /** Gives back what was placed, unless somebody has claimed, confirmed or ended it since. */
  CompletionStage<Boolean> withdraw(Hold placed);

  /**
   * The hold, if it stands and whoever placed it can give it back no more; else as it ended. Empty
   * if it is not to be found any more.
   */
  CompletionStage<Optional<Hold>> claim(Hold found);

  /** The gateway's own way, by the lane of each item. */
  static CartHolds by(Reservations reservations, ItemWriter writer) {
    return new CartHolds() {
      @Override
      public CompletionStage<Optional<ReserveAnswer>> look(ReserveRequest wanted) {
        return writer.submit(wanted.item(), new LookCall(new ReserveCall(wanted)));
      }

      @Override
      public CompletionStage<ReserveAnswer> reserve(ReserveRequest wanted) {
        return reservations.reserve(wanted);
      }

      @Override
      public CompletionStage<Boolean> withdraw(Hold placed) {
        return writer.submit(placed.getItem(), new WithdrawCall(placed));
      }

      @Override
      public CompletionStage<Optional<Hold>> claim(Hold found) {
        return writer.submit(found.getItem(), new ClaimCall(found));
      }
    };
  }
}
