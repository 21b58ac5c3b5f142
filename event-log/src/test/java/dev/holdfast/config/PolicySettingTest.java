package dev.holdfast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.domain.Policies;
import dev.holdfast.domain.ShopPolicies;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicySettingTest {
  private static final String NAME = "HOLDFAST_POLICIES";

  @Test
  void whatIsSetForAllAndForAPrefixIsRead() {
    ConfigReader reader =
        reader(
            "{\"\":{\"holdSeconds\":2700},"
                + "\"sku@shop1\":{\"holdSeconds\":172800,\"holdSecondsMax\":259200}}");

    ShopPolicies policies = read(reader);

    reader.check("is no setting");
    assertThat(policies.defaultsOf("mug").getHoldSeconds()).isEqualTo(2_700);
    assertThat(policies.defaultsOf("sku@shop1-7").getHoldSecondsMax()).isEqualTo(259_200);
  }

  @Test
  void withoutTheSettingAllIsAsBuiltIn() {
    assertThat(read(reader("")).defaultsOf("mug")).isEqualTo(Policies.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          []                               | must be a JSON object
          {"a":7}                          | of "a": must be an object with fields of a policy
          {"a":{"hold":7}}                 | of "a": hold is no field of a policy
          {"a":{"ownFields":7}}            | of "a": ownFields is no field of a policy
          {"a":{"holdSeconds":"7"}}        | of "a": holdSeconds must be a whole number
          {"a":{"holdSeconds":7.5}}        | of "a": holdSeconds must be a whole number
          {"a":{"holdSeconds":9999999999}} | of "a": holdSeconds must be between 1 and 2592000
          {"a b":{}}                       | of "a b": no id of an item begins so
          """)
  void whatIsWrongIsToldWithTheSettingsName(String value, String fault) {
    ConfigReader reader = reader(value);

    read(reader);

    assertThat(faults(reader).faults()).contains(NAME + " " + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          holdSeconds=2700   | is no JSON at character 1:
          {"":{}} {}         | is no JSON at character 9:
          {"a":{},"a":{}}    | is no JSON at character 12: Duplicate
          {"a":{},           | is no JSON at character 9: Unexpected end-of-input
          """)
  void ofWhatIsNoJsonItIsToldWhere(String value, String fault) {
    ConfigReader reader = reader(value);

    read(reader);

    assertThat(faults(reader).faults())
        .anyMatch(each -> each.startsWith(NAME + " " + fault))
        .noneMatch(each -> each.contains("Source"));
  }

  @Test
  void allFaultsAreToldAtOnce() {
    ConfigReader reader =
        reader("{\"\":{\"hold\":1,\"safetyStock\":true,\"holdSeconds\":0},\"a\":[],\"b c\":{}}");

    read(reader);

    assertThat(faults(reader).faults())
        .containsExactly(
            NAME + " of \"\": hold is no field of a policy",
            NAME + " of \"\": safetyStock must be a whole number",
            NAME + " of \"a\": must be an object with fields of a policy",
            NAME + " of \"\": holdSeconds must be between 1 and 2592000",
            NAME + " of \"b c\": no id of an item begins so");
  }

  private static ConfigException faults(ConfigReader reader) {
    return catchThrowableOfType(ConfigException.class, () -> reader.check("is no setting"));
  }

  private static ShopPolicies read(ConfigReader reader) {
    Duration retention = Duration.ofDays(30);
    return PolicySetting.policies(PolicySetting.read(reader, NAME, retention), retention);
  }

  private static ConfigReader reader(String value) {
    return ConfigReader.of(Map.of(NAME, value), Optional.empty());
  }
}
