package dev.holdfast.proof.replay.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InOrderTest {
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - SECOND); // It may wrap.
  private final InOrder questions = new InOrder(4, clock::get);

  private Question ask() {
    Question question = new Question(0, new AtomicInteger(), waited -> true, clock::get);
    questions.add(question);
    return question;
  }

  private int handedOut() {
    int count = 0;
    while (questions.poll() != null) {
      count++;
    }
    return count;
  }

  @Test
  void whatWasSentFirstIsAskedAfterFirstAndNotAtOnce() {
    Question first = ask();
    ask();
    assertThat(questions.poll()).isNull();

    clock.addAndGet(SECOND);
    assertThat(questions.poll()).isSameAs(first);
    assertThat(questions.poll()).isNull();
  }

  @Test
  void moreAndMoreAreAskedAfterWhileTheOutcomesAreThere() {
    for (int i = 0; i < 20; i++) {
      ask();
    }
    clock.addAndGet(SECOND);
    assertThat(handedOut()).isEqualTo(1);
    questions.answered(true);
    assertThat(handedOut()).isEqualTo(2);
    questions.answered(true);
    questions.answered(true);
    assertThat(handedOut()).isEqualTo(4);
  }

  @Test
  void afterAnOutcomeThatIsNotThereTheNextQuestionWaitsAndIsAlone() {
    for (int i = 0; i < 20; i++) {
      ask();
    }
    clock.addAndGet(SECOND);
    questions.poll();
    questions.answered(true);
    handedOut();
    questions.answered(false);
    questions.answered(false);
    assertThat(handedOut()).isZero();

    clock.addAndGet(SECOND);
    assertThat(handedOut()).isEqualTo(1);
  }
}
