package dev.holdfast.proof.history.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proof.history.record.Answer;
import dev.holdfast.proof.history.record.HoldState;
import org.junit.jupiter.api.Test;

/** Changes of a hold's quantity, of which the log does not tell who asked. */
class CheckChangesTest {
  private static final int STOCK = 100;
  private static final int RELEASE = 101;

  /** Of three units number 2 holds one, since seq 2. */
  private static WrittenHistory held() {
    return new WrittenHistory().received(STOCK, 3, 1, 2).placed(2, 1, 3, 4);
  }

  /** And two since seq 3. */
  private static WrittenHistory grown() {
    return held().grown(2, 2, +1).resized(2, 2, 3, 5, 8);
  }

  @Test
  void changesRefusalsAndRepeatsInTurnAreRight() {
    WrittenHistory history =
        grown()
            .resized(2, 2, 3, 9, 10)
            .answered200(2, 1, 3, HoldState.HELD, 2, 9, 10)
            .change409(2, 4, 1, 11, 12)
            .answered409(4, 2, 1, 11, 12)
            .change(Answer.UNKNOWN_RESERVATION, 4, 1, 13, 14)
            .grown(2, 2, -1)
            .resized(2, 1, 4, 15, 16)
            .released(RELEASE, 2, 1, 2, 17, 18)
            .ended(2, 3, 5, HoldState.RELEASED, 1, 19, 20)
            .answered200(2, 1, 5, HoldState.RELEASED, 1, 19, 20);

    assertThat(history.violations()).isEmpty();
  }

  @Test
  void aChangeThatTheLogLacksIsFalse() {
    assertThat(held().resized(2, 2, 3, 5, 8).broken()).containsExactly(Rule.FALSE_CHANGE);
  }

  @Test
  void aChangeIsNotToldOfAQuantityThatWasChangedBeforeItWasAsked() {
    WrittenHistory history =
        grown().grown(2, 2, -1).resized(2, 1, 4, 9, 10).resized(2, 2, 3, 11, 12);

    assertThat(history.broken()).containsExactly(Rule.FALSE_CHANGE);
  }

  @Test
  void aChangeThatWasWrittenThoughItWasNotAskedForYetIsNobodys() {
    WrittenHistory history = held().grown(2, 2, +1).received(102, 1, 5, 6).resized(2, 2, 3, 7, 8);

    assertThat(history.broken()).containsExactly(Rule.NOBODYS);
  }

  @Test
  void nobodyIsToldOfAChangeBeforeItWasAskedFor() {
    WrittenHistory history =
        held().grown(2, 2, +1).answered200(2, 1, 3, HoldState.HELD, 2, 5, 6).resized(2, 2, 3, 7, 8);

    assertThat(history.broken()).containsExactly(Rule.FALSE_REPEAT);
  }

  @Test
  void aChangeThatNobodyAskedForIsNobodys() {
    assertThat(held().grown(2, 2, +1).change409(2, 2, 0, 5, 6).broken()).contains(Rule.NOBODYS);
  }

  @Test
  void aChangeWithoutAnAnswerMayHaveBeenWrittenOrNot() {
    WrittenHistory history =
        held()
            .change(Answer.UNAVAILABLE, 2, 2, 5, 6)
            .grown(2, 2, +1)
            .change(Answer.NONE, 2, 3, 5, 0)
            .resized(2, 2, 3, 7, 8);

    assertThat(history.violations()).isEmpty();
  }

  /** Whoever of the two has made it, the second is told that it is so. */
  @Test
  void twoMayAskForTheSameQuantity() {
    assertThat(grown().resized(2, 2, 3, 6, 7).violations()).isEmpty();
  }

  @Test
  void moreUnitsThanThereAreAreFound() {
    WrittenHistory history = held().grown(2, 2, +3).resized(2, 4, 3, 5, 8);

    assertThat(history.broken()).containsExactly(Rule.OVERSOLD);
  }

  @Test
  void aChangeOfWhatIsNotHeldIsFound() {
    assertThat(held().grown(2, 1, +1).broken()).containsExactly(Rule.BROKEN_LOG);
    assertThat(held().grown(2, 2, -1).broken()).containsExactly(Rule.BROKEN_LOG);
    assertThat(held().released(RELEASE, 2, 1, 2, 5, 6).grown(2, 2, +1).broken())
        .containsExactly(Rule.BROKEN_LOG);
  }

  @Test
  void whatEndsMustBeAllThatIsHeld() {
    assertThat(grown().released(RELEASE, 2, 1, 2, 9, 10).broken()).containsExactly(Rule.BROKEN_LOG);
  }

  @Test
  void aRefusalOfMoreThoughThereWasEnoughIsFalse() {
    assertThat(held().change409(2, 3, 2, 5, 6).broken()).containsExactly(Rule.FALSE_REFUSAL);
    assertThat(held().change409(2, 4, 1, 5, 6).broken()).containsExactly(Rule.FALSE_REFUSAL);
    assertThat(held().change409(2, 4, 2, 5, 6).violations()).isEmpty();
  }

  @Test
  void aRefusalOfMoreForWhatIsOverOrWasNeverIsFalse() {
    assertThat(held().change409(4, 4, 2, 5, 6).broken()).containsExactly(Rule.FALSE_REFUSAL);
    assertThat(held().released(RELEASE, 2, 1, 2, 5, 6).change409(2, 9, 3, 7, 8).broken())
        .containsExactly(Rule.FALSE_REFUSAL);
  }

  @Test
  void aHoldThatIsOpenIsNotOverAndOneThatIsThereIsNotUnknown() {
    assertThat(held().ended(2, 2, 2, HoldState.RELEASED, 1, 5, 6).broken())
        .containsExactly(Rule.FALSE_CHANGE);
    assertThat(held().change(Answer.UNKNOWN_RESERVATION, 2, 2, 5, 6).broken())
        .containsExactly(Rule.FALSE_CHANGE);
    assertThat(held().change(Answer.UNKNOWN_RESERVATION, 2, 2, 1, 6).violations()).isEmpty();
  }

  /** The change was asked for only when the refusal had been answered. */
  @Test
  void aRefusalBeforeAnybodyAskedForTheLastUnitsIsFalse() {
    WrittenHistory history =
        held().grown(2, 2, +2).answered409(4, 1, 0, 5, 6).resized(2, 3, 3, 7, 8);

    assertThat(history.broken()).containsExactly(Rule.FALSE_REFUSAL);
  }
}
