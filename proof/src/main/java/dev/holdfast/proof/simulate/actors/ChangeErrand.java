package dev.holdfast.proof.simulate.actors;

import dev.holdfast.domain.ChangeRequest;
import dev.holdfast.gateway.reserve.ChangeAnswer;
import dev.holdfast.proof.simulate.world.Dice;
import dev.holdfast.schema.Hold;
import java.util.OptionalInt;

/** A shopper changes his mind about how many he wants, now and then several times. */
final class ChangeErrand {
  private static final int TRIES_MAX = 4;

  private final Callers callers;
  private final Dice dice;

  ChangeErrand(Callers callers, Dice dice) {
    this.callers = callers;
    this.dice = dice;
  }

  void begin(Hold hold) {
    OptionalInt seconds =
        dice.chance(0.3) ? OptionalInt.of(1 + (int) dice.skewed(60)) : OptionalInt.empty();
    ChangeRequest wanted =
        new ChangeRequest(hold.getItem(), hold.getReservation(), another(hold), seconds, null);
    if (dice.chance(0.2)) {
      callers.change(dice, wanted, unheard -> {});
    }
    ask(hold, wanted, 1 + dice.below(TRIES_MAX));
  }

  /** One more, one less, or any number. */
  private long another(Hold hold) {
    return dice.chance(0.7)
        ? Math.max(1, hold.getQuantity() + (dice.chance(0.5) ? 1 : -1))
        : 1 + dice.below(8L);
  }

  private void ask(Hold hold, ChangeRequest wanted, int tries) {
    callers.change(
        dice,
        wanted,
        answer -> {
          if (answer == null && tries > 1) {
            ask(hold, wanted, tries - 1);
          } else if (dice.chance(0.3)) {
            begin(answer instanceof ChangeAnswer.Changed changed ? changed.hold() : hold);
          }
        });
  }
}
