package dev.holdfast.proof.replay.record;

import dev.holdfast.proof.replay.gateway.Outcome;
import dev.holdfast.proof.replay.shop.ShopAction.AdjustStock;
import dev.holdfast.proof.replay.shop.ShopAction.ConfirmLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReceiveStock;
import dev.holdfast.proof.replay.shop.ShopAction.ReleaseLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReturnStock;
import dev.holdfast.proof.replay.shop.ShopAction.ShopCommand;
import java.util.Map;
import java.util.Optional;

/**
 * What the gateway has said about one command.
 *
 * @param outcome what became of it; null as long as no answer said
 */
public record CommandRecord(ShopCommand command, Outcome outcome) {

  /** Whether an answer said that it had its effect. */
  public boolean done() {
    return outcome != null && outcome.done();
  }

  /**
   * What the command, done, adds to onHand.
   *
   * @param held quantities of the holds by reservation
   */
  public long addsToOnHand(Map<String, Integer> held) {
    if (command instanceof ReceiveStock receive) {
      return receive.quantity();
    }
    if (command instanceof ReturnStock returned) {
      return returned.quantity();
    }
    if (command instanceof AdjustStock adjust) {
      return adjust.change();
    }
    return command instanceof ConfirmLine confirm ? -held.get(confirm.reservation()) : 0;
  }

  /** A reservation and how it ended. */
  public record End(String reservation, String status) {}

  /** The hold that this command, by the answers, has ended. */
  public Optional<End> reservationEnd() {
    if (!done()) {
      return Optional.empty();
    }
    if (command instanceof ConfirmLine confirm) {
      return Optional.of(new End(confirm.reservation(), "confirmed"));
    }
    return command instanceof ReleaseLine release
        ? Optional.of(new End(release.reservation(), "released"))
        : Optional.empty();
  }
}
