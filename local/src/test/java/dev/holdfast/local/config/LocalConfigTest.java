package dev.holdfast.local.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.config.ConfigException;
import dev.holdfast.local.TlsPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalConfigTest {
  @TempDir Path folder;

  @Test
  void nothingSetMeansTheDocumentedDefaults() {
    LocalConfig config = LocalConfig.read(Map.of(), Optional.empty());

    assertThat(config.gatewayPort()).isEqualTo(7070);
    assertThat(config.flinkPort()).isEqualTo(8081);
    assertThat(config.dynamoDbPort()).isEqualTo(8000);
    assertThat(config.kinesisPort()).isEqualTo(4567);
    assertThat(config.data()).isEqualTo(Path.of("holdfast-data").toAbsolutePath());
    assertThat(config.auth()).isFalse();
    assertThat(config.commandStream()).isEqualTo("holdfast-commands");
  }

  @Test
  void theEnvironmentGoesBeforeTheFile() throws IOException {
    Path file = folder.resolve("my.properties");
    Files.writeString(file, "HOLDFAST_PORT=7001\nHOLDFAST_FLINK_PORT=7002\n");

    LocalConfig config = LocalConfig.read(Map.of("HOLDFAST_PORT", "7003"), Optional.of(file));

    assertThat(config.gatewayPort()).isEqualTo(7003);
    assertThat(config.flinkPort()).isEqualTo(7002);
  }

  @Test
  void settingsOfTheJobAreNamesAndValues() {
    LocalConfig config =
        LocalConfig.read(
            Map.of("HOLDFAST_JOB_SETTINGS", "memory.seconds=600, grace.seconds=5"),
            Optional.empty());

    assertThat(config.jobSettings())
        .isEqualTo(Map.of("memory.seconds", "600", "grace.seconds", "5"));
  }

  @Test
  void allFaultsAreReportedAtOnceAndNameTheirVariable() throws IOException {
    Path file = folder.resolve("my.properties");
    Files.writeString(file, "HOLDFAST_KINESIS_PROT=1\n");
    Map<String, String> environment =
        Map.of(
            "HOLDFAST_PORT", "70700",
            "HOLDFAST_FLINK_PORT", "8000",
            "HOLDFAST_AUTH", "perhaps",
            "HOLDFAST_PREFIX", "hold fast",
            "HOLDFAST_JOB_SETTINGS", "memory.seconds");

    ConfigException faults =
        catchThrowableOfType(
            ConfigException.class, () -> LocalConfig.read(environment, Optional.of(file)));

    assertThat(faults.faults())
        .anySatisfy(fault -> assertThat(fault).contains("HOLDFAST_KINESIS_PROT", "no setting"))
        .anySatisfy(fault -> assertThat(fault).contains("HOLDFAST_PORT", "70700"))
        .anySatisfy(fault -> assertThat(fault).contains("HOLDFAST_JOB_SETTINGS", "name=value"))
        .anySatisfy(
            fault -> assertThat(fault).contains("HOLDFAST_FLINK_PORT", "HOLDFAST_DYNAMODB_PORT"))
        .anySatisfy(fault -> assertThat(fault).contains("HOLDFAST_AUTH", "perhaps"))
        .anySatisfy(fault -> assertThat(fault).contains("HOLDFAST_PREFIX", "hold fast"))
        .hasSize(6);
  }

  /** By the table that tells who runs a gateway by itself. */
  @Test
  void whatCanBeSetForAGatewayCanBeSetHere() throws IOException {
    Set<String> known =
        Stream.of(Setting.values())
            .map(Setting::name)
            .collect(Collectors.toCollection(HashSet::new));
    known.addAll(
        Set.of("HOLDFAST_DYNAMODB_ENDPOINT", "HOLDFAST_KINESIS_ENDPOINT", "HOLDFAST_FLINK_URL"));

    assertThat(ofGateways()).hasSizeGreaterThan(15).isSubsetOf(known);
  }

  @Test
  void whatIsSetForAGatewayReachesIt() throws IOException {
    Set<String> given = new HashSet<>(ofGateways());
    given.removeIf(name -> name.endsWith("_ENDPOINT") || name.startsWith("HOLDFAST_TLS_"));
    given.removeAll(
        Set.of("HOLDFAST_PORT", "HOLDFAST_AUTH", "HOLDFAST_PREFIX", "HOLDFAST_FLINK_URL"));

    for (String name : given) {
      LocalConfig config = LocalConfig.read(Map.of(name, "127.0.0.1"), Optional.empty());
      assertThat(config.gateway()).containsEntry(name, "127.0.0.1");
    }
  }

  private static List<String> ofGateways() throws IOException {
    String readme = Files.readString(Path.of("../reservation-gateway/README.md"));
    return Pattern.compile("^\\| (`HOLDFAST_[^|]*)", Pattern.MULTILINE)
        .matcher(readme)
        .results()
        .flatMap(row -> Stream.of(row.group(1).split("[`, ]+")))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  @Test
  void overTlsTheGatewayIsCalledByANameThatItsCertificateHas() throws Exception {
    TlsPair tls = new TlsPair(folder, "dns:localhost,dns:shop.example");
    String certificate = tls.certificate.toString();
    var settings = Map.of("HOLDFAST_TLS_CERTIFICATE", certificate, "HOLDFAST_PORT", "7443");

    LocalConfig config = LocalConfig.read(settings, Optional.empty());

    assertThat(GatewayAddress.of(config.gateway(), config.gatewayPort()))
        .hasToString("https://localhost:7443");
    var elsewhere = Map.of("HOLDFAST_TLS_CERTIFICATE", certificate, "HOLDFAST_BIND", "127.0.0.3");
    ConfigException faults =
        catchThrowableOfType(
            ConfigException.class, () -> LocalConfig.read(elsewhere, Optional.empty()));
    assertThat(faults.faults())
        .singleElement()
        .asString()
        .contains("HOLDFAST_TLS_CERTIFICATE", "127.0.0.3", "shop.example");
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0, 127.0.0.1", "::, 127.0.0.1", "127.0.0.2, 127.0.0.2", "::1, [::1]"})
  void theGatewayIsCalledWhereItListens(String bind, String called) {
    LocalConfig config = LocalConfig.read(Map.of("HOLDFAST_BIND", bind), Optional.empty());

    assertThat(GatewayAddress.of(config.gateway(), config.gatewayPort()))
        .hasToString("http://" + called + ":7070");
  }

  @Test
  void aFileThatIsNotThereIsAFault() {
    ConfigException faults =
        catchThrowableOfType(
            ConfigException.class,
            () -> LocalConfig.read(Map.of(), Optional.of(folder.resolve("none"))));

    assertThat(faults.faults()).singleElement().asString().contains("none", "can't be read");
  }
}
