package dev.holdfast.domain;

import static dev.holdfast.domain.LogText.log;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FirstEndTest {
  private final RecentCommits recent = new RecentCommits(0, 0);
  private final FirstEnd firstEnd = new FirstEnd();

  /** When the first hold ends after each commit, asked each time; seconds, -1 for unknown. */
  private static long[] ends(String text) {
    FirstEndTest one = new FirstEndTest();
    return log(text).commits().stream()
        .mapToLong(
            commit -> {
              one.recent.add(commit);
              one.firstEnd.add(commit);
              OptionalLong end = one.firstEnd.in(one.recent);
              return end.isPresent() ? end.getAsLong() / 1_000 : -1;
            })
        .toArray();
  }

  @Test
  void itIsTheEarliestEndOfTheHoldsThatAreOpen() {
    assertThat(ends("receive 9, place 1 until 90, place 1 until 80 as r2, place 1 until 95 as r3"))
        .containsExactly(-1, 90, 80, 80);
  }

  @Test
  void anEndThatMovesOrPassesMakesRoomForTheNext() {
    assertThat(
            ends(
                "receive 9, place 1 until 90, place 1 until 80 as r2,"
                    + " extend of 2 until 95 by x1, release 1 of 2 by x2"))
        .containsExactly(-1, 90, 80, 80, 80);
    assertThat(
            ends(
                "receive 9, place 1 until 80, place 1 until 90 as r2,"
                    + " extend of 2 until 95 by x1, confirm 1 of 2 by x2"))
        .containsExactly(-1, 80, 80, 90, 90);
  }

  @Test
  void theLastHoldThatEndsLeavesNone() {
    assertThat(ends("receive 9, place 1 until 80, release 1 of 2 by x1"))
        .containsExactly(-1, 80, -1);
  }

  @Test
  void whoAsksLateFindsTheSame() {
    log("receive 9, place 1 until 90, place 1 until 80 as r2, place 1 until 85 as r3")
        .commits()
        .forEach(
            commit -> {
              recent.add(commit);
              firstEnd.add(commit);
            });
    assertThat(firstEnd.in(recent)).hasValue(80_000);
  }

  @Test
  void ofWhatMemoryHasLetGoOfNothingIsToldOnceItIsLookedFor() {
    log("receive 9, place 1 until 80, place 1 until 90 as r2").commits().forEach(recent::add);
    recent.forget(3_000, Long.MAX_VALUE, 100);

    assertThat(firstEnd.in(recent)).hasValue(90_000);
  }
}
