package dev.holdfast.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShardEndsTest {
  private final ShardEnds ends = new ShardEnds();

  @Test
  void anEndedShardHoldsTimeBackUntilWhatFollowsItHasBeenFoundAndIsRead() {
    ends.looksForShards();
    assertThat(ends.holdsTimeBack("parent")).isTrue();

    ends.looksForShards(); // finds the children
    assertThat(ends.holdsTimeBack("parent")).isTrue();

    ends.looksForShards(); // they are registered before the next look begins
    assertThat(ends.holdsTimeBack("parent")).isFalse();
  }

  @Test
  void eachShardIsWaitedForByItself() {
    assertThat(ends.holdsTimeBack("one")).isTrue();
    ends.looksForShards();
    assertThat(ends.holdsTimeBack("two")).isTrue();
    ends.looksForShards();

    assertThat(ends.holdsTimeBack("one")).isFalse();
    assertThat(ends.holdsTimeBack("two")).isTrue();
  }
}
