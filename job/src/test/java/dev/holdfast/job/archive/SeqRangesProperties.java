package dev.holdfast.job.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SeqRangesProperties {
  @Provide
  static Arbitrary<long[]> ranges() {
    Arbitrary<Integer> first = Arbitraries.integers().between(1, 60);
    Arbitrary<Integer> length = Arbitraries.integers().between(1, 12);
    return Combinators.combine(first, length)
        .as((from, commits) -> new long[] {from, from + commits - 1});
  }

  @Property
  void theySayWhatHasBeenSeenAndHowFarItIsConnected(@ForAll List<@From("ranges") long[]> seen) {
    long[] ranges = {};
    BitSet expected = new BitSet();
    for (long[] each : seen) {
      ranges = SeqRanges.with(ranges, each[0], each[1]);
      expected.set((int) each[0], (int) each[1] + 1);
    }

    BitSet told = new BitSet();
    for (int i = 0; i < ranges.length; i += 2) {
      assertThat(ranges[i]).isLessThanOrEqualTo(ranges[i + 1]);
      if (i > 0) {
        assertThat(ranges[i]).isGreaterThan(ranges[i - 1] + 1);
      }
      told.set((int) ranges[i], (int) ranges[i + 1] + 1);
    }
    assertThat(told).isEqualTo(expected);
    assertThat(SeqRanges.connectedUpTo(ranges)).isEqualTo(expected.nextClearBit(1) - 1);
  }

  @Test
  void pastTheirBoundTheyForgetWhatIsFarthestAhead() {
    long[] ranges = {};
    for (long seq = 1; seq <= 2L * SeqRanges.RANGES_MAX + 100; seq += 2) {
      ranges = SeqRanges.with(ranges, seq, seq);
    }

    assertThat(ranges).hasSize(2 * SeqRanges.RANGES_MAX);
    assertThat(ranges[ranges.length - 1]).isEqualTo(2L * SeqRanges.RANGES_MAX - 1);
    assertThat(SeqRanges.connectedUpTo(ranges)).isEqualTo(1);
  }
}
