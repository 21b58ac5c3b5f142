package dev.holdfast.job.order;

import static dev.holdfast.job.Examples.unit;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitOrderTest {
  private static final long PATIENCE = 500;

  private final OrderScene scene = new OrderScene();
  private final CommitOrder order = new CommitOrder(scene, scene, PATIENCE);

  private void bring(long... seqs) {
    for (long seq : seqs) {
      order.onCommit(unit(seq));
    }
  }

  @Test
  void commitsInOrderPassAtOnce() {
    bring(1, 2, 3);

    assertThat(scene.passed).containsExactly(1L, 2L, 3L);
    assertThat(scene.calls).isEmpty();
  }

  @Test
  void whatComesTwiceIsDropped() {
    bring(1, 1, 2, 1, 2, 3, 3);

    assertThat(scene.passed).containsExactly(1L, 2L, 3L);
  }

  @Test
  void whatComesEarlyIsHeldBackUntilItsPredecessorCame() {
    bring(3, 2, 5, 5);
    assertThat(scene.passed).isEmpty();

    bring(1);
    assertThat(scene.passed).containsExactly(1L, 2L, 3L);

    bring(4);
    assertThat(scene.passed).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(scene.held.rows()).isEmpty();
  }

  @Test
  void aHoleThatStaysIsReadFromTheLog() {
    scene.logHas(4);
    bring(1, 3);

    scene.pass(order, PATIENCE - 1);
    assertThat(scene.reads).isEmpty();

    scene.pass(order, 1);
    assertThat(scene.reads).containsExactly(1L);

    scene.pass(order, CommitOrder.READ_POLL_MILLIS);
    assertThat(scene.passed).containsExactly(1L, 2L, 3L, 4L);
    assertThat(scene.held.rows()).isEmpty();
    assertThat(scene.calls).isEmpty();
  }

  @Test
  void aStampBeyondWhatHasPassedShowsAHole() {
    scene.logHas(2);
    bring(1);
    order.onStamp(2);

    scene.pass(order, PATIENCE + CommitOrder.READ_POLL_MILLIS);

    assertThat(scene.passed).containsExactly(1L, 2L);
  }

  @Test
  void aHoleThatFillsByItselfIsNotRead() {
    scene.logHas(3);
    bring(1, 3);
    scene.pass(order, PATIENCE / 2);
    bring(2);

    scene.pass(order, 10 * PATIENCE);

    assertThat(scene.reads).isEmpty();
    assertThat(scene.calls).isEmpty();
  }

  @Test
  void anItemThatMovesOnIsWaitedFor() {
    scene.logHas(20);
    order.onStamp(20);
    for (long seq = 1; seq <= 20; seq++) {
      scene.pass(order, PATIENCE - 1);
      bring(seq);
    }

    assertThat(scene.reads).isEmpty();
    assertThat(scene.passed).hasSize(20);
  }

  @Test
  void aReadThatFailedIsTriedAgainAfterAWhile() {
    scene.logHas(3);
    scene.readsFail = true;
    bring(1, 3);
    scene.pass(order, CommitOrder.RETRY_MILLIS);
    assertThat(scene.reads).hasSize(1);
    assertThat(scene.passed).containsExactly(1L);

    scene.readsFail = false;
    scene.pass(order, 2 * PATIENCE);
    assertThat(scene.passed).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aReadThatARecoveryLostIsStartedAnew() {
    scene.logHas(3);
    bring(1, 3);
    scene.pass(order, PATIENCE);
    scene.dropRead();

    scene.pass(order, 2 * PATIENCE);

    assertThat(scene.reads).containsExactly(1L, 1L);
    assertThat(scene.passed).containsExactly(1L, 2L, 3L);
  }

  @Test
  void moreThanMayBeHeldBackIsReadFromTheLog() {
    long last = CommitOrder.EARLY_MAX + 400;
    scene.logHas(last);
    for (long seq = last; seq > 1; seq--) {
      bring(seq);
    }
    assertThat(scene.held.rows()).hasSize(CommitOrder.EARLY_MAX);

    bring(1);
    scene.pass(order, PATIENCE + 2 * CommitOrder.READ_POLL_MILLIS);

    assertThat(scene.passed).hasSize((int) last).isSorted();
    assertThat(scene.held.rows()).isEmpty();
  }

  @Test
  void aLongHoleIsReadPageAfterPageWithoutWaiting() {
    long last = 3 * CommitOrder.READ_MAX + 7;
    scene.logHas(last);
    order.onStamp(last);

    scene.pass(order, PATIENCE + 4 * CommitOrder.READ_POLL_MILLIS);

    assertThat(scene.passed).hasSize((int) last).isSorted();
    assertThat(scene.reads).hasSize(4);
  }

  @Test
  void aStampThatTheLogDoesNotBearOutIsForgotten() {
    scene.logHas(1);
    bring(1);
    order.onStamp(1_000_000);

    scene.pass(order, 10 * PATIENCE);

    assertThat(scene.calls).isEmpty();
    assertThat(scene.progress().knownSeq).isEqualTo(1);
    bring(2);
    assertThat(scene.passed).containsExactly(1L, 2L);
  }
}
