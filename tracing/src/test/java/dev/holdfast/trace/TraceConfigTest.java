package dev.holdfast.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.config.ConfigException;
import dev.holdfast.config.ConfigReader;
import java.net.URI;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceConfigTest {
  private static TraceConfig read(String traces, String ratio) {
    Properties properties = new Properties();
    properties.setProperty("traces", traces);
    properties.setProperty("ratio", ratio);
    ConfigReader reader = ConfigReader.of(properties);
    TraceConfig config = TraceConfig.read(reader, "traces", "ratio");
    reader.check("is unknown");
    return config;
  }

  @Test
  void nothingIsRecordedUnlessItIsSet() {
    assertThat(read("", "")).isEqualTo(TraceConfig.OFF);
    assertThat(read("off", "0.5")).isEqualTo(TraceConfig.OFF);
    assertThat(TraceConfig.OFF.collector()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:4318, http://127.0.0.1:4318/v1/traces",
    "http://[::1]:4318/, http://[::1]:4318/v1/traces",
    "https://collector.example, https://collector.example/v1/traces",
    "https://collector.example/otlp/v1/traces, https://collector.example/otlp/v1/traces"
  })
  void aCollectorTakesSpansAtItsUsualPathUnlessAnotherIsSet(String set, URI asked) {
    assertThat(read(set, "").collector()).contains(asked);
    assertThat(read(set, "").ratio()).isEqualTo(0.01);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "1.0, 1", "0.25, 0.25", "0.001, 0.001"})
  void theRatioIsAPartOfAll(String set, double ratio) {
    assertThat(read("http://127.0.0.1:4318", set).ratio()).isEqualTo(ratio);
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    assertThatThrownBy(() -> read("127.0.0.1:4318", "10%"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("traces must be off or a collector's address")
        .hasMessageContaining("ratio must be a number from 0 to 1");
    assertThatThrownBy(() -> read("http://127.0.0.1:4318", "1.5"))
        .isInstanceOf(ConfigException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://",
        "http://a..b",
        "http://[:::]",
        "http://collector:70000",
        "http://collector?key=secret",
        "grpc://collector:4317"
      })
  void whatIsNoAddressIsAFault(String set) {
    assertThatThrownBy(() -> read(set, "1")).isInstanceOf(ConfigException.class);
  }
}
