package dev.holdfast.proof.history.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proof.history.record.Answer;
import dev.holdfast.proof.history.record.HoldState;
import org.junit.jupiter.api.Test;

/** What a caller may be told whose gateway has handed his request over, and got no answer. */
class CheckHandedOverTest {
  private static final int STOCK = 1;

  /** The hold numbered 2, by the commit 2. */
  private static WrittenHistory placed() {
    return new WrittenHistory().received(STOCK, 5, 0, 10).inLog(2, 1);
  }

  @Test
  void aCartMayBeToldOfALineAsItsSecondTryFoundIt() {
    WrittenHistory history = placed().claimed(2, 2);

    assertThat(history.line(Answer.PLACED, 2, 1, 20, 40).broken()).isEmpty();
  }

  @Test
  void whatIsClaimedMustBeHeld() {
    WrittenHistory history =
        placed().withdrawn(2, 1, 2).claimed(2, 2).line(Answer.UNTOLD, 2, 1, 20, 40);

    assertThat(history.broken()).containsExactly(Rule.BROKEN_LOG);
  }

  @Test
  void onlyInAFleetTheFirstToAskIsToldOfItsHoldAsOneThatIsThere() {
    WrittenHistory history = placed().answered200(2, 1, 2, HoldState.HELD, 20, 40);

    assertThat(history.broken()).containsExactly(Rule.NOBODYS);
    assertThat(history.ofAFleet().broken()).isEmpty();
  }

  @Test
  void thereTooItMustHaveBeenAskedForBefore() {
    WrittenHistory history =
        placed().placed(3, 1, 11, 15).answered200(2, 1, 2, HoldState.HELD, 20, 40);

    assertThat(history.ofAFleet().broken()).containsExactly(Rule.OUT_OF_ORDER);
  }

  @Test
  void whoIsToldOfItMayHaveAskedBeforeAnotherWhoHearsNothing() {
    WrittenHistory history =
        placed()
            .placed(3, 1, 12, 20)
            .answered200(2, 1, 2, HoldState.HELD, 11, 40)
            .answered(Answer.NONE, 2, 1, 25, 50);

    assertThat(history.ofAFleet().broken()).isEmpty();
  }
}
