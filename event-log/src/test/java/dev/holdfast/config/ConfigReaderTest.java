package dev.holdfast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
  @TempDir private Path folder;

  @Test
  void theEnvironmentGoesBeforeTheFileAndBlankValuesAreNone() throws IOException {
    Path file = Files.writeString(folder.resolve("my.properties"), "A=1\nB=2\nC=3\n");

    ConfigReader reader = ConfigReader.of(Map.of("A", " 9 ", "B", " "), Optional.of(file));

    assertThat(reader.text("A")).contains("9");
    assertThat(reader.text("B")).contains("2");
    assertThat(reader.text("C")).contains("3");
    assertThat(reader.text("D")).isEmpty();
  }

  @Test
  void whatIsNotSetHasItsDefault() {
    ConfigReader reader = ConfigReader.of(new Properties());

    assertThat(reader.whole("a", 7, 0, 9)).isEqualTo(7);
    assertThat(reader.oneOf("b", "on", "on", "off")).isEqualTo("on");
    assertThat(reader.seconds("c", Duration.ofMinutes(2))).isEqualTo(Duration.ofMinutes(2));
    assertThat(reader.millis("d", Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
    assertThat(reader.uri("e")).isEmpty();
    assertThatCode(() -> reader.check("is not known")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ten                | name must be a whole number from 2 to 9, and is ten
          1                  | name must be a whole number from 2 to 9, and is 1
          -5                 | name must be a whole number from 2 to 9, and is -5
          10                 | name must be at most 9, and is 10
          999999999999999999 | name must be at most 9, and is 999999999999999999
          """)
  void aNumberOutOfItsRangeIsAFault(String value, String fault) {
    ConfigReader reader = reader("name", value);

    reader.whole("name", 5, 2, 9);

    assertThat(faults(reader)).containsExactly(fault);
  }

  @Test
  void allFaultsAreReportedAtOnceUnknownNamesAmongThem() {
    ConfigReader reader =
        reader("b", "maybe", "c", "localhost", "d", "x y", "e", "-1", "unknown", "1");

    reader.require("a");
    reader.oneOf("b", "on", "on", "off");
    reader.uri("c");
    reader.matching("d", "[a-z]+", "a word");
    reader.count("e", 1);
    reader.fault("f is too late");

    assertThat(faults(reader))
        .containsExactly(
            "a is missing",
            "b must be on or off, and is maybe",
            "c must be a URI with a scheme, and is localhost",
            "d must be a word, and is x y",
            "e must be a whole number from 1 up, and is -1",
            "f is too late",
            "unknown is not known");
  }

  @Test
  void anUnknownNameIsReportedWithItsFileAndNeverForTheEnvironment() throws IOException {
    Path file = Files.writeString(folder.resolve("my.properties"), "PROT=1\n");

    ConfigReader reader = ConfigReader.of(Map.of("PATH", "/bin"), Optional.of(file));

    assertThat(faults(reader)).containsExactly("PROT in " + file + " is not known");
  }

  @Test
  void aFileThatCannotBeReadIsAFault() {
    Path file = folder.resolve("none");

    assertThat(faults(ConfigReader.of(Map.of(), Optional.of(file))))
        .singleElement()
        .asString()
        .startsWith(file + " can't be read as a properties file");
  }

  private static ConfigReader reader(String... namesAndValues) {
    Properties properties = new Properties();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
    }
    return ConfigReader.of(properties);
  }

  private static List<String> faults(ConfigReader reader) {
    return catchThrowableOfType(ConfigException.class, () -> reader.check("is not known")).faults();
  }
}
