package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.config.ConfigException;
import dev.holdfast.config.ConfigReader;
import dev.holdfast.gateway.auth.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be set together about who calls, and what is said of the rest. */
class SecurityConfigTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.7", "shop.example", "1270.0.0.1"})
  void whoIsNotCheckedIsServedOnThisMachineOnly(String bind) {
    assertFaults(Map.of("HOLDFAST_AUTH", "off", "HOLDFAST_BIND", bind), "HOLDFAST_BIND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "localhost"})
  void loopbackNeedsNoKeys(String bind) {
    assertThat(read(Map.of("HOLDFAST_AUTH", "off", "HOLDFAST_BIND", bind)).bind()).isEqualTo(bind);
  }

  @Test
  void whoIsCheckedMayComeFromAnywhere() {
    SecurityConfig config =
        read(Map.of("HOLDFAST_KEYS", new Keys(folder).file.toString(), "HOLDFAST_BIND", "0.0.0.0"));

    assertThat(config.auth()).isTrue();
    assertThat(config.bind()).isEqualTo("0.0.0.0");
  }

  /** TEST-NET-1 of RFC 5737, which no machine has. */
  @Test
  void anAddressOfAnotherMachineIsAFault() throws IOException {
    assertFaults(
        Map.of("HOLDFAST_KEYS", new Keys(folder).file.toString(), "HOLDFAST_BIND", "192.0.2.1"),
        "HOLDFAST_BIND must be an address of this machine, like 0.0.0.0, and is 192.0.2.1");
  }

  @Test
  void aGatewayThatNobodyCouldCallIsAFault() throws IOException {
    Path none = Files.writeString(folder.resolve("none"), "# no key\n\n");

    assertFaults(Map.of(), "HOLDFAST_KEYS", "HOLDFAST_OIDC_ISSUER");
    assertFaults(Map.of("HOLDFAST_KEYS", none.toString()), "HOLDFAST_KEYS holds no key");
  }

  @Test
  void faultyFilesOfKeysAreNamedByLineAndNotQuoted() throws IOException {
    String hash = "0".repeat(64);
    Path keys =
        Files.writeString(
            folder.resolve("keys"),
            "operator a " + hash + "\nhf_secret\ncook b " + hash + "\nwarehouse a " + hash + "\n");

    assertFaults(
            Map.of("HOLDFAST_KEYS", keys + "," + folder.resolve("gone")),
            "line 2",
            "line 3",
            "name a",
            "already",
            "gone")
        .hasMessageNotContaining("hf_secret");
  }

  @Test
  void aFileThatIsNoneOfKeysIsNotToldOfLineByLine() throws IOException {
    Path novel = Files.writeString(folder.resolve("novel"), "It was a dark night.\n".repeat(500));

    assertFaults(Map.of("HOLDFAST_KEYS", novel.toString()), "line 5", "is it a file of API keys?")
        .hasMessageNotContaining("line 6");
  }

  @ParameterizedTest
  @CsvSource({
    "HOLDFAST_OIDC_ISSUER,https://login.example,HOLDFAST_OIDC_AUDIENCE",
    "HOLDFAST_OIDC_AUDIENCE,holdfast,HOLDFAST_OIDC_ISSUER",
    "HOLDFAST_OIDC_ISSUER,http://login.example,HOLDFAST_OIDC_ISSUER",
    "HOLDFAST_OIDC_JWKS,http://localhost.evil.example/keys,HOLDFAST_OIDC_JWKS",
    "HOLDFAST_OIDC_CART_CLAIM,a b,HOLDFAST_OIDC_CART_CLAIM",
    "HOLDFAST_TLS_KEY,tls.key,HOLDFAST_TLS_CERTIFICATE",
    "HOLDFAST_CORS_ORIGINS,*,HOLDFAST_CORS_ORIGINS",
    "HOLDFAST_CORS_ORIGINS,https://shop.example/path,HOLDFAST_CORS_ORIGINS",
    "HOLDFAST_CALLS_PER_SECOND,many,HOLDFAST_CALLS_PER_SECOND"
  })
  void whatContradictsItselfIsNamed(String name, String value, String named) {
    Map<String, String> settings = new HashMap<>();
    settings.put("HOLDFAST_KEYS", new Keys(folder).file.toString());
    settings.put(name, value);

    assertFaults(settings, named);
  }

  @Test
  void withoutChecksOnlyPagesOfThisMachineMayCall() {
    assertFaults(
        Map.of("HOLDFAST_AUTH", "off", "HOLDFAST_CORS_ORIGINS", "https://shop.example"),
        "https://shop.example");
    assertThat(
            read(Map.of("HOLDFAST_AUTH", "off", "HOLDFAST_CORS_ORIGINS", "http://localhost:3000"))
                .corsOrigins())
        .containsExactly("http://localhost:3000");
  }

  private static SecurityConfig read(Map<String, String> settings) {
    ConfigReader reader = ConfigReader.of(settings, Optional.empty());
    SecurityConfig config = SecurityConfig.read(reader);
    reader.check("is no setting");
    return config;
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertFaults(
      Map<String, String> settings, String... said) {
    return assertThatThrownBy(() -> read(settings))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(said);
  }
}
