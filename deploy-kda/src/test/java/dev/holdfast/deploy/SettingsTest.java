package dev.holdfast.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @Test
  void everySettingHasADefault() {
    Settings settings = Settings.of(Map.of());

    assertThat(settings.prefix()).isEqualTo("holdfast-");
    assertThat(settings.codeKey()).isEqualTo("job/holdfast-job.jar");
    assertThat(settings.parallelism()).isEqualTo(1);
    assertThat(settings.graceSeconds()).isEqualTo(3);
    assertThat(settings.allowNonRestoredState()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          prefix                | 1shop-
          prefix                | shop.
          codeBucket            | Releases
          codeKey               | two words.jar
          shards                | 0
          shards                | 1001
          commandsKeptDays      | 0
          commandsKeptDays      | 8
          parallelism           | many
          parallelism           | 65
          graceSeconds          | -1
          graceSeconds          | 99999999999
          logRetentionDays      | 7
          retireRowsPerSecond   | 1001
          customerKey           | alias/holdfast
          archiveLock           | on
          archiveLockDays       | 0
          policies              | []
          webhooks              | {}
          alarmTopic            | on-call
          allowNonRestoredState | yes
          certificate           | holdfast.pem
          gateways              | 0
          gatewayCpu            | 1000
          gatewayBind           | localhost
          oidcIssuer            | http://login.example
          callsPerFiveMinutes   | -1
          """)
  void aValueOutOfItsRangeIsRefusedByName(String name, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(Map.of(name, value)))
        .withMessageStartingWith(name + " must ")
        .withMessageEndingWith(": " + value);
  }

  @Test
  void gatewaysNeedTlsAndSomebodyToServe() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Settings.of(Map.of("domain", "localhost", "gateways", "4", "gatewaysMax", "2")))
        .withMessageContainingAll(
            "domain must match",
            "certificate must be set",
            "keysFile or oidcIssuer must",
            "gatewaysMax must");
  }

  @Test
  void allFaultsAreReportedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(Map.of("shards", "0", "parallelism", "0", "shard", "3")))
        .withMessageContainingAll("shards must", "parallelism must", "shard is no setting");
  }
}
