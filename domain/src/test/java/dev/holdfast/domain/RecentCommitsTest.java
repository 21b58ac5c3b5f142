package dev.holdfast.domain;

import static dev.holdfast.domain.LogText.log;
import static dev.holdfast.domain.LogText.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import org.junit.jupiter.api.Test;

class RecentCommitsTest {
  private static final ItemLog LOG =
      log(
          "receive 9 by s1, place 5 until 90, place 1 until 91 as r2, reject by x1,"
              + " extend of 2 until 95 by x2, confirm 3 of 2 + release 2 of 2 by x3");

  @Test
  void commitsFollowOneAnother() {
    RecentCommits recent = after(0);
    assertThatThrownBy(() -> recent.add(LOG.commit(5))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> recent.add(LOG.commit(6))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new RecentCommits(3, 0).add(LOG.commit(5)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(recent.commits()).isEqualTo(LOG.commits());
  }

  @Test
  void aReservationIsTouchedByWhatChangesItButNotByARejection() {
    RecentCommits recent = after(0);
    assertThat(recent.touchedAfter(0, "r1")).isTrue();
    assertThat(recent.touchedAfter(5, "r1")).isTrue();
    assertThat(recent.touchedAfter(6, "r1")).isFalse();
    assertThat(recent.touchedAfter(2, "r2")).isTrue();
    assertThat(recent.touchedAfter(3, "r2")).isFalse();
    assertThat(recent.touchedAfter(0, "r3")).isFalse();

    RecentCommits rejected = new RecentCommits(3, 3_000);
    rejected.add(LOG.commit(4));
    assertThat(rejected.commits().get(0).getEvents().get(0).getReservation()).isEqualTo("r1");
    assertThat(rejected.touchedAfter(3, "r1")).isFalse();
  }

  @Test
  void anIdIsToldAfterEverySeqBeforeItsCommit() {
    RecentCommits recent = after(0);
    assertThat(recent.answeredAfter(0, "s1")).isTrue();
    assertThat(recent.answeredAfter(1, "s1")).isFalse();
    assertThat(recent.answeredAfter(3, "x1")).isTrue();
    assertThat(recent.answeredAfter(5, "x3")).isTrue();
    assertThat(recent.answeredAfter(6, "x3")).isFalse();
    assertThat(recent.answeredAfter(0, "x4")).isFalse();
  }

  @Test
  void whatWasOnHandIsKnownFromWhereMemoryBeginsToTheNewestCommit() {
    RecentCommits recent = after(2);
    assertThat(recent.stockAt(1, 6)).isEmpty();
    assertThat(recent.stockAt(2, 6)).map(PastStock::onHand).hasValue(9L);
    assertThat(recent.stockAt(5, 6)).map(PastStock::onHand).hasValue(9L);
    assertThat(recent.stockAt(6, 6)).map(PastStock::onHand).hasValue(6L);
    assertThat(recent.stockAt(7, 6)).isEmpty();
  }

  @Test
  void aHoldFromAnOlderSourceIsBroughtUpToDate() {
    Hold older = log("receive 9, place 5 until 90").hold("r1");
    String now = "confirmed 5 of 2 until 95 confirmed 3 released 2";
    assertThat(text(after(0).bringUpToDate("r1", null))).isEqualTo(now);
    assertThat(text(after(0).bringUpToDate("r1", older))).isEqualTo(now);
    assertThat(text(after(2).bringUpToDate("r1", older))).isEqualTo(now);
    assertThat(after(2).bringUpToDate("r1", null)).isNull();
    assertThat(after(6).bringUpToDate("r1", older)).isSameAs(older);
  }

  @Test
  void aHoldFromANewerSourceIsNotTakenBack() {
    Hold newest = LOG.hold("r1");
    RecentCommits behind = new RecentCommits(0, 0);
    LOG.commits().subList(0, 5).forEach(behind::add);
    assertThat(behind.bringUpToDate("r1", newest)).isSameAs(newest);
    assertThat(after(0).bringUpToDate("r1", newest)).isSameAs(newest);
  }

  @Test
  void commitsOlderThanAMomentAreForgotten() {
    RecentCommits recent = after(0);
    recent.forget(3_000, Long.MAX_VALUE, 100);
    assertThat(recent.commits()).extracting(Commit::getSeq).containsExactly(3L, 4L, 5L, 6L);
    assertThat(recent.beginsAfter()).isEqualTo(2);
    assertThat(recent.beginsAt()).isEqualTo(2_000);
    assertThat(recent.answeredAfter(0, "s1")).isFalse();
    assertThat(recent.touchedAfter(0, "r2")).isTrue();
    assertThat(recent.stockAt(1, 6)).isEmpty();

    recent.forget(4_000, Long.MAX_VALUE, 100);
    assertThat(recent.touchedAfter(0, "r2")).isFalse();
    assertThat(recent.touchedAfter(0, "r1")).isTrue();
  }

  @Test
  void oldCommitsAreCountedUpToABound() {
    RecentCommits recent = after(0);
    assertThat(recent.countBefore(1_000, 10)).isZero();
    assertThat(recent.countBefore(3_000, 10)).isEqualTo(2);
    assertThat(recent.countBefore(Long.MAX_VALUE, 3)).isEqualTo(3);
  }

  @Test
  void theAgeOfWhatFollowsASeqIsThatOfTheOldestCommitKnown() {
    RecentCommits recent = after(2);
    assertThat(recent.oldestAfter(0)).hasValue(LOG.commit(3).getAt());
    assertThat(recent.oldestAfter(4)).hasValue(LOG.commit(5).getAt());
    assertThat(recent.oldestAfter(6)).isEmpty();
  }

  @Test
  void commitsBeyondABoundOfEventsAreForgottenWhole() {
    RecentCommits recent = after(0);
    recent.forget(0, Long.MAX_VALUE, 7);
    assertThat(recent.beginsAfter()).isZero();
    recent.forget(0, Long.MAX_VALUE, 3);
    assertThat(recent.commits()).extracting(Commit::getSeq).containsExactly(5L, 6L);
    recent.forget(0, Long.MAX_VALUE, 1);
    assertThat(recent.commits()).isEmpty();
    assertThat(recent.touchedAfter(0, "r1")).isFalse();
    assertThat(recent.answeredAfter(0, "x3")).isFalse();
    assertThat(recent.stockAt(6, 6)).map(PastStock::onHand).hasValue(6L);
  }

  @Test
  void whoHasForgottenAllStillKnowsWhichCommitFollows() {
    RecentCommits recent = new RecentCommits(0, 0);
    LOG.commits().subList(0, 5).forEach(recent::add);
    recent.forget(Long.MAX_VALUE, Long.MAX_VALUE, 100);
    assertThat(recent.beginsAfter()).isEqualTo(5);

    recent.add(LOG.commit(6));

    assertThat(recent.commits()).containsExactly(LOG.commit(6));
    assertThat(recent.touchedAfter(5, "r1")).isTrue();
  }

  @Test
  void anIdToldAgainLaterIsRememberedByTheLaterCommit() {
    ItemLog twice = log("reject by x1, receive 1, reject by x1");
    RecentCommits recent = new RecentCommits(0, 0);
    twice.commits().forEach(recent::add);
    recent.forget(2_000, Long.MAX_VALUE, 100);
    assertThat(recent.answeredAfter(2, "x1")).isTrue();
  }

  /** All commits after `seq`. */
  private static RecentCommits after(long seq) {
    RecentCommits recent = new RecentCommits(seq, seq * 1000);
    LOG.commits().stream().filter(commit -> commit.getSeq() > seq).forEach(recent::add);
    return recent;
  }
}
