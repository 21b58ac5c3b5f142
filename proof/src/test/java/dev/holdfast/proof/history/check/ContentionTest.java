package dev.holdfast.proof.history.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proof.history.record.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two carts, 2 and 4, for the last mug and the last plate. */
class ContentionTest {
  private static final int STOCK = 100;

  private final WrittenHistory mug = new WrittenHistory("mug").received(STOCK, 1, 1, 2);
  private final WrittenHistory plate = new WrittenHistory("plate").received(STOCK, 1, 1, 2);

  private List<Rule> broken() {
    Contention contention = new Contention();
    Stream.of(mug, plate)
        .map(WrittenHistory::check)
        .forEach(
            item -> {
              assertThat(item.violations()).isEmpty();
              item.tell(contention);
            });
    return contention.violations().stream().map(Violation::rule).toList();
  }

  /** It is refused the plate, and gives the mug back. */
  private void takesTheMug(int number) {
    mug.inLog(number, 1).line(Answer.UNTOLD, number, 1, 3, 9);
    plate.line(Answer.SOLD_OUT, number, 1, 3, 9);
  }

  private void takesThePlate(int number) {
    plate.inLog(number, 1).line(Answer.UNTOLD, number, 1, 3, 9);
    mug.line(Answer.SOLD_OUT, number, 1, 3, 9);
  }

  private void bothGiveBack() {
    mug.withdrawn(2, 1, 2);
    plate.withdrawn(4, 1, 2);
  }

  @Test
  void twoThatHaveLostToEachOtherAreFound() {
    takesTheMug(2);
    takesThePlate(4);
    bothGiveBack();
    assertThat(broken()).containsExactly(Rule.NOBODY_WON);
  }

  @Test
  void oneMayLoseToAThirdThatHolds() {
    takesTheMug(2);
    plate.placed(6, 1, 3, 4);
    mug.withdrawn(2, 1, 2);
    assertThat(broken()).isEmpty();
  }

  @Test
  void whoWinsIsNoLoser() {
    takesTheMug(2);
    plate.inLog(4, 1).line(Answer.PLACED, 4, 1, 3, 9);
    mug.withdrawn(2, 1, 2).inLog(4, 1).line(Answer.PLACED, 4, 1, 3, 9);
    assertThat(broken()).isEmpty();
  }

  @Test
  void aCartWithoutAClearAnswerIsSomebodyElse() {
    takesTheMug(2);
    plate.inLog(4, 1).line(Answer.NONE, 4, 1, 3, 9);
    mug.line(Answer.UNAVAILABLE, 4, 1, 3, 9);
    assertThat(broken()).isEmpty();
  }

  /** The refusal may have been when nobody of the two held the mug any more, but a third. */
  @Test
  void aRefusalThatMayHaveBeenAnothersDoingIsNoProof() {
    takesTheMug(2);
    takesThePlate(4);
    bothGiveBack();
    mug.placed(6, 1, 3, 12);
    assertThat(broken()).isEmpty();
  }
}
