package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.config.ConfigException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayConfigTest {
  @TempDir private Path folder;

  @Test
  void theOtherGatewaysNeedAPortOfTheirOwn() {
    Map<String, String> fleet =
        Map.of(
            "HOLDFAST_AUTH", "off",
            "HOLDFAST_FLEET_ADDRESS", "http://127.0.0.1:7070",
            "HOLDFAST_FLEET_PORT", "7070",
            "HOLDFAST_FLEET_SECRET", "0123456789abcdef0123456789abcdef");

    assertThatThrownBy(() -> GatewayConfig.read(fleet, Optional.empty()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("HOLDFAST_PORT and HOLDFAST_FLEET_PORT are the same");
  }

  @Test
  void onlyTheRegionAndWhoMayCallHaveNoDefault() {
    GatewayConfig config =
        GatewayConfig.read(
            Map.of("AWS_REGION", "eu-west-1", "HOLDFAST_AUTH", "off"), Optional.empty());

    assertThat(config.port()).isEqualTo(7070);
    assertThat(config.security()).isEqualTo(SecurityConfig.OFF);
    assertThat(config.prefix()).isEqualTo("holdfast-");
    assertThat(config.commandStream()).isEqualTo("holdfast-commands");
    assertThat(config.dynamoDbEndpoint()).isEmpty();
    assertThat(config.retention()).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void theEnvironmentComesBeforeTheFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("gateway.properties"),
            "HOLDFAST_PORT=1\nHOLDFAST_DYNAMODB_ENDPOINT=http://127.0.0.1:8000\n");

    GatewayConfig config =
        GatewayConfig.read(
            Map.of("AWS_REGION", "eu-west-1", "HOLDFAST_AUTH", "off", "HOLDFAST_PORT", "2"),
            Optional.of(file));

    assertThat(config.port()).isEqualTo(2);
    assertThat(config.dynamoDbEndpoint()).contains(URI.create("http://127.0.0.1:8000"));
  }

  @Test
  void allFaultsAreReportedAtOnce() throws IOException {
    Path file = Files.writeString(folder.resolve("gateway.properties"), "HOLDFAST_PRT=1\n");
    Map<String, String> environment =
        Map.of(
            "HOLDFAST_PORT", "seventy",
            "HOLDFAST_AUTH", "maybe",
            "HOLDFAST_PREFIX", "no spaces",
            "HOLDFAST_KINESIS_ENDPOINT", "localhost",
            "HOLDFAST_RETENTION_DAYS", "1",
            "HOLDFAST_POLICIES", "{\"\":{\"holdSecs\":1}}");

    assertThatThrownBy(() -> GatewayConfig.read(environment, Optional.of(file)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("HOLDFAST_PRT")
        .hasMessageContaining("HOLDFAST_PORT")
        .hasMessageContaining("HOLDFAST_AUTH")
        .hasMessageContaining("HOLDFAST_PREFIX")
        .hasMessageContaining("HOLDFAST_KINESIS_ENDPOINT")
        .hasMessageContaining("HOLDFAST_RETENTION_DAYS")
        .hasMessageContaining("HOLDFAST_POLICIES of \"\": holdSecs is no field of a policy")
        .hasMessageContaining("AWS_REGION");
  }

  @Test
  void aFileThatIsNotThereIsAFault() {
    Path file = folder.resolve("none.properties");

    assertThatThrownBy(
            () -> GatewayConfig.read(Map.of("AWS_REGION", "eu-west-1"), Optional.of(file)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("none.properties");
  }
}
