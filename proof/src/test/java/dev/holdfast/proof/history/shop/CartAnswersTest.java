package dev.holdfast.proof.history.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proof.api.ApiReply;
import dev.holdfast.proof.history.record.Answer;
import dev.holdfast.proof.history.record.Kind;
import org.junit.jupiter.api.Test;

class CartAnswersTest {
  private static final Wish LINE = new Wish(Kind.LINE, "mug", 8, "r8", 1);

  private static Answer of(int status, String body) {
    return CartAnswers.of(LINE, new ApiReply(status, "", body), 1, 2).answer();
  }

  /** Its own line may have been placed without an answer, and ended by somebody since. */
  @Test
  void anAttemptThatIsOverTellsNothingOfALine() {
    assertThat(of(409, "{\"type\":\"/problems/attempt-over\",\"reservations\":[]}"))
        .isEqualTo(Answer.UNTOLD);
  }

  @Test
  void whatIsNoAnswerToACartIsOneThatTheInterfaceDoesNotGive() {
    assertThat(of(409, "{\"type\":\"/problems/reservation-ended\"}")).isEqualTo(Answer.OTHER);
    assertThat(of(500, "{}")).isEqualTo(Answer.OTHER);
  }
}
