package dev.holdfast.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {
  @Test
  void thePolicyAnItemStartsWithMayBeUsed() {
    assertThat(Policies.faults(Policies.DEFAULT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "safetyStock,        0, 2147483647",
    "backorderLimit,     0, 2147483647",
    "holdSeconds,        1,   86400",
    "holdSecondsMax,   900,  2592000",
    "quantityMax,        1, 1000000",
    "lowStockThreshold,  0, 2147483647",
    "highStockThreshold, 1, 2147483647"
  })
  void everyFieldHasItsBounds(String field, long min, long max) {
    assertThat(Policies.faults(CommandText.policy(Policies.DEFAULT, field, min))).isEmpty();
    assertThat(Policies.faults(CommandText.policy(Policies.DEFAULT, field, max))).isEmpty();
    assertThat(Policies.faults(CommandText.policy(Policies.DEFAULT, field, min - 1)))
        .anyMatch(fault -> fault.contains(field));
    assertThat(Policies.faults(CommandText.policy(Policies.DEFAULT, field, max + 1)))
        .anyMatch(fault -> fault.contains(field));
  }

  @Test
  void allFaultsAreReportedAtOnce() {
    var policy = CommandText.policy(Policies.DEFAULT, "holdSecondsMax", 0);
    assertThat(Policies.faults(CommandText.policy(policy, "quantityMax", 0)))
        .containsExactly(
            "holdSecondsMax must be between 1 and 2592000",
            "quantityMax must be between 1 and 1000000",
            "holdSeconds must not exceed holdSecondsMax");
  }
}
