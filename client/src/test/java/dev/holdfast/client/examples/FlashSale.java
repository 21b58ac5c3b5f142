package dev.holdfast.client.examples;

import dev.holdfast.client.Holdfast;
import dev.holdfast.client.answer.HoldAnswer;
import dev.holdfast.client.ask.Hold;
import dev.holdfast.client.ask.Policy;
import dev.holdfast.client.ask.StockChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A thousand people, one item, one minute. */
public final class FlashSale {
  private static final int HOLD_SECONDS = 120;

  private final Holdfast holdfast;
  private final String item;

  public FlashSale(Holdfast holdfast, String item) {
    this.holdfast = holdfast;
    this.item = item;
  }

  /** Before: short holds, one for each customer, so that who does not buy makes room. */
  public boolean prepare(int units, String deliveryNote) {
    Policy policy =
        Policy.of(item).holdSeconds(HOLD_SECONDS).holdSecondsMax(2 * HOLD_SECONDS).quantityMax(1);
    StockChange delivery = StockChange.received(item, units).key(deliveryNote);
    return holdfast.changeStock(delivery).isDone() && holdfast.setPolicy(policy).isDone();
  }

  /** What the customer is told; from any number of threads at once. */
  public String buy(String customer) {
    HoldAnswer answer = holdfast.within(Duration.ofSeconds(5)).hold(Hold.of(item, customer, 1));
    if (answer.isHeld()) {
      return "yours until " + answer.reservation().orElseThrow().expiresAt();
    }
    if (answer.isSoldOut()) {
      Optional<Instant> chance = answer.holdsEndAt();
      return chance.map(end -> "perhaps again at " + end).orElse("sold out");
    }
    return "please try again"; // with the same Hold, if you keep it: it takes no second unit
  }
}
