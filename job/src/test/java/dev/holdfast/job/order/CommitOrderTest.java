package dev.holdfast.job.order;

import static dev.holdfast.job.Examples.unit;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitOrderTest {
  private static final long PATIENCE = 500;

  private final OrderScene scene = new OrderScene(PATIENCE);

  private void bring(long... seqs) {
    for (long seq : seqs) {
      scene.bring(unit(seq));
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
    assertThat(scene.held).isEmpty();
  }

  @Test
  void aHoleThatStaysIsReadFromTheLog() {
    scene.log.has(4);
    bring(1, 3);

    scene.pass(PATIENCE - 1);
    assertThat(scene.log.reads).isEmpty();

    scene.pass(1);
    assertThat(scene.log.reads).containsExactly(1L);

    scene.pass(RestoreCommitOrder.READ_POLL_MILLIS);
    assertThat(scene.passed).containsExactly(1L, 2L, 3L, 4L);
    assertThat(scene.held).isEmpty();
    assertThat(scene.calls).isEmpty();
  }

  @Test
  void aCommitThatCannotBeReadSetsItsItemAsideUntilItCan() {
    scene.log.has(4);
    scene.log.unreadable = 3;
    bring(1);
    scene.stamp(4);
    scene.pass(2 * PATIENCE);
    assertThat(scene.passed).as("what comes before it").containsExactly(1L, 2L);

    bring(5);
    scene.pass(10 * PATIENCE);
    int tries = scene.log.reads.size();
    scene.pass(10 * RestoreCommitOrder.SET_ASIDE_MILLIS);
    assertThat(scene.log.reads.size() - tries).as("tries in ten minutes").isLessThanOrEqualTo(10);
    assertThat(scene.passed).containsExactly(1L, 2L);

    scene.startAnew();
    scene.log.unreadable = 0;
    scene.pass(2 * RestoreCommitOrder.SET_ASIDE_MILLIS);
    assertThat(scene.passed).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(scene.calls).isEmpty();
  }

  @Test
  void aStampBeyondWhatHasPassedShowsAHole() {
    scene.log.has(2);
    bring(1);
    scene.stamp(2);

    scene.pass(PATIENCE + RestoreCommitOrder.READ_POLL_MILLIS);

    assertThat(scene.passed).containsExactly(1L, 2L);
  }

  @Test
  void aHoleThatFillsByItselfIsNotRead() {
    scene.log.has(3);
    bring(1, 3);
    scene.pass(PATIENCE / 2);
    bring(2);

    scene.pass(10 * PATIENCE);

    assertThat(scene.log.reads).isEmpty();
    assertThat(scene.calls).isEmpty();
  }

  @Test
  void anItemThatMovesOnIsWaitedFor() {
    scene.log.has(20);
    scene.stamp(20);
    for (long seq = 1; seq <= 20; seq++) {
      scene.pass(PATIENCE - 1);
      bring(seq);
    }

    assertThat(scene.log.reads).isEmpty();
    assertThat(scene.passed).hasSize(20);
  }

  @Test
  void aReadThatFailedIsTriedAgainAfterAWhile() {
    scene.log.has(3);
    scene.log.readsFail = true;
    bring(1, 3);
    scene.pass(RestoreCommitOrder.RETRY_MILLIS);
    assertThat(scene.log.reads).hasSize(1);
    assertThat(scene.passed).containsExactly(1L);

    scene.log.readsFail = false;
    scene.pass(2 * PATIENCE);
    assertThat(scene.passed).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aReadThatARecoveryLostIsStartedAnew() {
    scene.log.has(3);
    bring(1, 3);
    scene.pass(PATIENCE);
    scene.startAnew();

    scene.pass(2 * PATIENCE);

    assertThat(scene.log.reads).containsExactly(1L, 1L);
    assertThat(scene.passed).containsExactly(1L, 2L, 3L);
  }

  @Test
  void moreThanMayBeHeldBackIsReadFromTheLog() {
    long last = RestoreCommitOrder.EARLY_MAX + 400;
    scene.log.has(last);
    for (long seq = last; seq > 1; seq--) {
      bring(seq);
    }
    assertThat(scene.held).hasSize(RestoreCommitOrder.EARLY_MAX);

    bring(1);
    scene.pass(PATIENCE + 2 * RestoreCommitOrder.READ_POLL_MILLIS);

    assertThat(scene.passed).hasSize((int) last).isSorted();
    assertThat(scene.held).isEmpty();
  }

  @Test
  void aLongHoleIsReadPageAfterPageWithoutWaiting() {
    long last = 3 * RestoreCommitOrder.READ_MAX + 7;
    scene.log.has(last);
    scene.stamp(last);

    scene.pass(PATIENCE + 4 * RestoreCommitOrder.READ_POLL_MILLIS);

    assertThat(scene.passed).hasSize((int) last).isSorted();
    assertThat(scene.log.reads).hasSize(4);
  }

  @Test
  void aStampThatTheLogDoesNotBearOutIsForgotten() {
    scene.log.has(1);
    bring(1);
    scene.stamp(1_000_000);

    scene.pass(10 * PATIENCE);

    assertThat(scene.calls).isEmpty();
    assertThat(scene.progress.knownSeq).isEqualTo(1);
    bring(2);
    assertThat(scene.passed).containsExactly(1L, 2L);
  }
}
