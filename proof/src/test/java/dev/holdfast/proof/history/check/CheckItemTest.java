package dev.holdfast.proof.history.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proof.history.record.Answer;
import dev.holdfast.proof.history.record.HoldState;
import org.junit.jupiter.api.Test;

class CheckItemTest {
  private static final int STOCK = 100;
  private static final int RELEASE = 101;

  /** One unit, held by number 2 at seq 2, known at 4. */
  private static WrittenHistory soldOut() {
    return new WrittenHistory().received(STOCK, 1, 1, 2).placed(2, 1, 3, 4);
  }

  /** The same unit released at seq 3, asked for at 10, known at 20. */
  private static WrittenHistory soldOutAndBack() {
    return soldOut().released(RELEASE, 2, 1, 2, 10, 20);
  }

  @Test
  void holdsRefusalsAndRepeatsInTurnAreRight() {
    WrittenHistory history =
        soldOutAndBack()
            .answered409(4, 1, 0, 5, 6)
            .answered200(2, 1, 2, HoldState.HELD, 7, 8)
            .answered(Answer.ID_REUSED, 2, 2, 7, 8)
            .placed(4, 1, 21, 22)
            .answered200(2, 1, 3, HoldState.RELEASED, 23, 24)
            .answered409(6, 3, 0, 25, 26);

    assertThat(history.violations()).isEmpty();
  }

  @Test
  void aRefusalWhileStockComesBackMayHaveBeenBefore() {
    assertThat(soldOutAndBack().answered409(4, 1, 0, 19, 30).violations()).isEmpty();
  }

  @Test
  void aRefusalAskedForAfterStockWasKnownToBeBackIsFalse() {
    assertThat(soldOutAndBack().answered409(4, 1, 0, 21, 30).broken())
        .containsExactly(Rule.FALSE_REFUSAL);
  }

  @Test
  void itIsTrueAgainIfTheStockMayHaveBeenSoldMeanwhile() {
    WrittenHistory history = soldOutAndBack().placed(6, 1, 25, 50).answered409(4, 1, 0, 21, 30);

    assertThat(history.violations()).isEmpty();
  }

  @Test
  void aRefusalBeforeAnybodyAskedForTheLastUnitIsFalse() {
    WrittenHistory history =
        new WrittenHistory()
            .received(STOCK, 1, 1, 2)
            .answered409(4, 1, 0, 3, 9)
            .placed(2, 1, 10, 11);

    assertThat(history.broken()).containsExactly(Rule.FALSE_REFUSAL);
  }

  @Test
  void aRefusalThatNamesAnotherLevelIsFalse() {
    assertThat(soldOut().answered409(4, 3, 2, 5, 6).broken()).containsExactly(Rule.FALSE_REFUSAL);
  }

  @Test
  void aRefusalOfWhatIsThereByItsOwnWordsIsFalse() {
    WrittenHistory history =
        new WrittenHistory().received(STOCK, 5, 1, 2).answered409(4, 3, 5, 5, 6);

    assertThat(history.broken()).containsExactly(Rule.FALSE_REFUSAL);
  }

  @Test
  void whoAsksAfterAnotherWasToldMustNotBeToldOfAnOlderLevel() {
    WrittenHistory history =
        soldOutAndBack()
            .answered200(2, 1, 3, HoldState.RELEASED, 11, 12)
            .answered409(4, 1, 0, 13, 14);

    assertThat(history.broken()).containsExactly(Rule.FALSE_REFUSAL);
  }

  @Test
  void whoAsksAtTheSameTimeMay() {
    WrittenHistory history =
        soldOutAndBack()
            .answered200(2, 1, 3, HoldState.RELEASED, 11, 14)
            .answered409(4, 1, 0, 13, 15);

    assertThat(history.violations()).isEmpty();
  }

  @Test
  void aRepeatIsNotToldWhatHadEndedBeforeItWasAsked() {
    WrittenHistory history = soldOutAndBack().answered200(2, 1, 2, HoldState.HELD, 21, 22);

    assertThat(history.broken()).containsExactly(Rule.FALSE_REPEAT);
  }

  @Test
  void aPlacedIdIsNotRefusedLater() {
    assertThat(soldOut().answered409(2, 1, 0, 5, 6).broken()).containsExactly(Rule.FALSE_REFUSAL);
  }

  @Test
  void anIdIsReusedOnlyForOtherContent() {
    assertThat(soldOut().answered(Answer.ID_REUSED, 2, 1, 5, 6).broken())
        .containsExactly(Rule.FALSE_REPEAT);
  }

  @Test
  void anIdPlacedTwiceIsFoundInTheLogAlone() {
    WrittenHistory history =
        new WrittenHistory().received(STOCK, 5, 1, 2).placed(2, 1, 3, 4).inLog(2, 1);

    assertThat(history.broken()).containsExactly(Rule.PLACED_TWICE);
  }

  @Test
  void anIdAnsweredAsNewTwiceIsFoundInTheAnswers() {
    assertThat(soldOut().answered201(2, 1, 2, 5, 6).broken()).contains(Rule.PLACED_TWICE);
  }

  @Test
  void aRequestWithoutAnAnswerMayHaveBeenWrittenOrNot() {
    WrittenHistory history =
        new WrittenHistory()
            .received(STOCK, 5, 1, 2)
            .inLog(2, 1)
            .answered(Answer.NONE, 2, 1, 3, 0)
            .answered(Answer.UNAVAILABLE, 4, 1, 3, 9)
            .answered200(2, 1, 2, HoldState.HELD, 5, 6);

    assertThat(history.violations()).isEmpty();
  }

  @Test
  void aLineOfACartThatWasRefusedForAnotherMayHaveBeenPlacedAndGivenBack() {
    WrittenHistory history =
        new WrittenHistory()
            .received(STOCK, 1, 1, 2)
            .inLog(2, 1)
            .line(Answer.UNTOLD, 2, 1, 3, 9)
            .answered409(4, 1, 0, 4, 5)
            .withdrawn(2, 1, 2)
            .placed(6, 1, 6, 8);

    assertThat(history.violations()).isEmpty();
  }

  @Test
  void aHoldThatWasAnsweredMustNotBeGivenBack() {
    assertThat(soldOut().withdrawn(2, 1, 2).broken()).containsExactly(Rule.TAKEN_BACK);
  }

  @Test
  void whatIsGivenBackMustHaveBeenHeld() {
    assertThat(soldOut().withdrawn(2, 1, 1).broken()).containsExactly(Rule.BROKEN_LOG);
  }

  @Test
  void butItWasNotWrittenBeforeItWasAsked() {
    WrittenHistory history =
        new WrittenHistory()
            .received(STOCK, 1, 1, 2)
            .inLog(2, 1)
            .answered409(4, 1, 0, 3, 4)
            .answered(Answer.NONE, 2, 1, 5, 0);

    assertThat(history.broken()).containsExactly(Rule.FALSE_REFUSAL);
  }

  @Test
  void aHoldInTheLogThatWasRefusedEachTimeIsNobodys() {
    WrittenHistory history =
        new WrittenHistory().received(STOCK, 1, 1, 2).inLog(2, 1).answered409(2, 1, 0, 3, 4);

    assertThat(history.broken()).contains(Rule.NOBODYS);
  }

  @Test
  void anAnsweredHoldThatTheLogLacksIsFound() {
    WrittenHistory history =
        new WrittenHistory().received(STOCK, 1, 1, 2).answered201(2, 1, 2, 3, 4);

    assertThat(history.broken()).containsExactly(Rule.NOT_IN_LOG);
  }

  @Test
  void anAnsweredHoldThatTheLogTellsOtherwiseIsFound() {
    WrittenHistory history =
        new WrittenHistory().received(STOCK, 5, 1, 2).inLog(2, 1).answered201(2, 2, 2, 3, 4);

    assertThat(history.broken()).contains(Rule.NOT_IN_LOG);
  }

  @Test
  void aHoldBeyondWhatIsAvailableIsFound() {
    WrittenHistory history = new WrittenHistory().received(STOCK, 1, 1, 2).placed(2, 2, 3, 4);

    assertThat(history.broken()).containsExactly(Rule.OVERSOLD);
  }

  @Test
  void aCommitBeforeOneThatWasKnownEarlierIsFound() {
    WrittenHistory history =
        new WrittenHistory().received(STOCK, 5, 1, 2).placed(2, 1, 8, 9).placed(4, 1, 5, 6);

    assertThat(history.broken()).containsExactly(Rule.OUT_OF_ORDER);
  }

  @Test
  void anItemThatIsKnownIsNotUnknownLater() {
    WrittenHistory history =
        new WrittenHistory().answered(Answer.UNKNOWN_ITEM, 2, 1, 1, 5).received(STOCK, 1, 3, 4);

    assertThat(history.violations()).isEmpty();
    assertThat(history.answered(Answer.UNKNOWN_ITEM, 4, 1, 6, 7).broken())
        .containsExactly(Rule.FALSE_REFUSAL);
  }

  @Test
  void anAnswerThatTheInterfaceDoesNotGiveIsFound() {
    assertThat(soldOut().answered(Answer.OTHER, 4, 1, 5, 6).broken())
        .containsExactly(Rule.WRONG_ANSWER);
  }

  @Test
  void whatIsFoundIsToldWithTheLevelsThatShowIt() {
    assertThat(soldOutAndBack().answered409(4, 1, 0, 21, 30).violations())
        .singleElement()
        .asString()
        .contains("mug", "0 are available", "seq 3 to 3", "3: 1");
  }
}
