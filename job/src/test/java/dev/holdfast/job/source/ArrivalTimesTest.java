package dev.holdfast.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalTimesTest {
  private final ArrivalTimes times = new ArrivalTimes();

  @Test
  void timeIsTheLeastOverAllShards() {
    times.arrived("a", 2_000);
    times.arrived("b", 1_000);

    assertThat(times.advance(List.of("a", "b"))).hasValue(999);

    times.arrived("a", 3_000);
    assertThat(times.advance(List.of("a", "b"))).isEmpty();

    times.arrived("b", 2_500);
    assertThat(times.advance(List.of("a", "b"))).hasValue(2_499);
  }

  @Test
  void aShardThatHasBroughtNothingHoldsTimeBack() {
    times.arrived("a", 2_000);
    assertThat(times.advance(List.of("a", "new"))).isEmpty();

    times.arrived("new", 1_500);
    assertThat(times.advance(List.of("a", "new"))).hasValue(1_499);
  }

  @Test
  void aShardReadToItsEndHasNoMoreSay() {
    times.arrived("parent", 1_000);
    times.arrived("child", 5_000);

    assertThat(times.advance(List.of("child"))).hasValue(4_999);
  }

  @Test
  void withoutShardsThereIsNoTime() {
    times.arrived("a", 2_000);
    assertThat(times.advance(List.of())).isEmpty();
  }

  @Test
  void timeIsWorthTellingWhenTheLeastHasMovedFar() {
    assertThat(times.arrived("a", 1_000)).isTrue();
    times.arrived("b", 1_000);
    assertThat(times.advance(List.of("a", "b"))).hasValue(999);

    assertThat(times.arrived("a", 2_000)).isFalse();
    assertThat(times.arrived("b", 1_099)).isFalse();
    assertThat(times.arrived("b", 1_100)).isTrue();
  }

  @Test
  void timeNeverGoesBack() {
    times.arrived("a", 2_000);
    assertThat(times.advance(List.of("a"))).hasValue(1_999);

    times.arrived("late", 500);
    assertThat(times.advance(List.of("a", "late"))).isEmpty();

    times.arrived("a", 1_000);
    times.arrived("late", 3_000);
    assertThat(times.advance(List.of("a", "late"))).isEmpty();
  }
}
