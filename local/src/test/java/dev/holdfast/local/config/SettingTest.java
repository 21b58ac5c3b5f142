package dev.holdfast.local.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingTest {
  @Test
  void whatLooksLikeASettingAndIsNoneIsNamed() {
    Set<String> environment =
        Set.of("PATH", "HOLDFAST_PROT", "HOLDFAST_PORT", "HOLDFAST_API_KEY", "HOLDFAST_AUHT");

    assertThat(Setting.unknownOf(environment)).containsExactly("HOLDFAST_AUHT", "HOLDFAST_PROT");
  }
}
