package dev.holdfast.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.log.Commits;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvictedIdsTest {
  private static final int IDS_MAX = 10_000;

  private final EvictedIds ids = new EvictedIds(6, 6_000, IDS_MAX);

  @Test
  void fewIdsTakeLittle() {
    evict(7, 400);

    assertThat(ids.heapBytes()).isLessThan(4_000);
  }

  @Test
  void theNewestAreKnown() {
    evict(7, 100_000);

    assertThat(IntStream.rangeClosed(90_000, 100_000)).allMatch(seq -> ids.mayHold("r" + seq));
    assertThat(IntStream.range(0, 100_000).filter(seq -> ids.mayHold("never" + seq)).count())
        .isZero();
    assertThat(ids.heapBytes()).isLessThan(3 * IDS_MAX * 39 / 8 + 2_000);
  }

  @Test
  void allIsKnownThatCameAfterWhereItBegins() {
    for (int seq = 7; seq <= 60_000; seq += 1_000) {
      evict(seq, seq + 999);
      int begins = (int) ids.beginsAfter() + 1;
      assertThat(IntStream.rangeClosed(begins, seq + 999)).allMatch(at -> ids.mayHold("r" + at));
      assertThat(ids.beginsAt()).isGreaterThanOrEqualTo(ids.beginsAfter() * 1_000);
    }
    assertThat(ids.beginsAfter()).isGreaterThan(30_000);
  }

  private void evict(int from, int to) {
    for (int seq = from; seq <= to; seq++) {
      ids.add(Commits.placed("mug", seq, "r" + seq, 1));
    }
  }
}
