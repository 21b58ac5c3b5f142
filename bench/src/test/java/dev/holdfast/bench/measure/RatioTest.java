package dev.holdfast.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {
  @Test
  void ofEachRatioTheMiddleOneCounts() {
    List<Ratio> medians = Ratio.medians(List.of(round(0.8, 9), round(1.2, 1), round(0.9, 5)));

    assertThat(medians).extracting(Ratio::value).containsExactly(0.9, 5.0);
    assertThat(medians).extracting(Ratio::name).containsExactly("holds", "spread");
    assertThat(medians).extracting(Ratio::kept).containsExactly(true, false);
  }

  @Test
  void ofTwoItIsTheHigherOfOneItself() {
    assertThat(Ratio.medians(List.of(round(1, 2), round(3, 4))))
        .extracting(Ratio::value)
        .containsExactly(3.0, 4.0);
    assertThat(Ratio.medians(List.of(round(1, 2))))
        .extracting(Ratio::value)
        .containsExactly(1.0, 2.0);
  }

  private static List<Ratio> round(double holds, double spread) {
    return List.of(Ratio.atLeast(0.9, "holds", holds, 1), Ratio.atMost(3, "spread", spread, 1));
  }
}
