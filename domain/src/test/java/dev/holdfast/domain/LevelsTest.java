package dev.holdfast.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Policy;
import dev.holdfast.schema.StockLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelsTest {
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          onHand | reserved | safetyStock | backorderLimit | available | shortfall
          10     | 4        | 0           | 0              | 6         | 0
          10     | 10       | 0           | 0              | 0         | 0
          10     | 4        | 2           | 0              | 4         | 0
          10     | 4        | 9           | 0              | 0         | 0
          10     | 4        | 0           | 3              | 9         | 0
          10     | 12       | 0           | 3              | 1         | 0
          0      | 3        | 0           | 3              | 0         | 0
          -3     | 0        | 0           | 3              | 0         | 0
          10     | 12       | 0           | 0              | 0         | 2
          -1     | 3        | 0           | 3              | 0         | 1
          3      | 5        | 2           | 0              | 0         | 2
          """)
  void availableIsWhatCanStillBePromisedAndShortfallWhatCannotBeKept(
      long onHand,
      long reserved,
      long safetyStock,
      long backorderLimit,
      long available,
      long shortfall) {
    Policy policy = CommandText.policy(Policies.DEFAULT, "safetyStock", safetyStock);
    StockLevel level =
        level(onHand, reserved, CommandText.policy(policy, "backorderLimit", backorderLimit));
    assertThat(Levels.available(level)).isEqualTo(available);
    assertThat(Levels.shortfall(level)).isEqualTo(shortfall);
  }

  @ParameterizedTest
  @CsvSource({"0, sold-out", "1, low-stock", "5, low-stock", "6, in-stock"})
  void theStatusIsAWordForWhatIsAvailable(long available, String word) {
    assertThat(StockStatus.of(level(available + 2, 2, Policies.DEFAULT)).word()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({"999, false", "1000, true", "1001, true"})
  void anItemIsHighAtAndAboveItsThreshold(long available, boolean high) {
    assertThat(Levels.isHigh(level(available, 0, Policies.DEFAULT))).isEqualTo(high);
  }

  @Test
  void anItemWithoutEventsDoesNotExistAndIsNeverHigh() {
    StockLevel empty = Levels.empty("sku-1");
    assertThat(Levels.exists(empty)).isFalse();
    Policy generous = CommandText.policy(Policies.DEFAULT, "backorderLimit", 5_000);
    assertThat(Levels.isHigh(new StockLevel("sku-1", 0L, 0L, 0L, 0L, generous, null))).isFalse();
    assertThat(Levels.exists(level(0, 0, Policies.DEFAULT))).isTrue();
  }

  private static StockLevel level(long onHand, long reserved, Policy policy) {
    return new StockLevel("sku-1", 7L, 7_000L, onHand, reserved, policy, null);
  }
}
