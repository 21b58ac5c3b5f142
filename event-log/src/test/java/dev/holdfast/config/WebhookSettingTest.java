package dev.holdfast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookSettingTest {
  private static final String GOOD =
      "{'name':'mails','url':'https://shop.example/hooks','secretFile':'file:///s',"
          + "'types':['item.sold-out']}";

  private static List<WebhookEndpoint> read(String text, boolean internalAllowed) {
    Properties settings = new Properties();
    settings.setProperty("webhooks", text.replace('\'', '"'));
    ConfigReader reader = ConfigReader.of(settings);
    List<WebhookEndpoint> endpoints = WebhookSetting.read(reader, "webhooks", internalAllowed);
    reader.check("is no setting");
    return endpoints;
  }

  @Test
  void aReceiverHearsOfTheTypesItNames() {
    WebhookEndpoint endpoint = read("[" + GOOD + "]", false).get(0);

    assertThat(endpoint.name()).isEqualTo("mails");
    assertThat(endpoint.url()).hasToString("https://shop.example/hooks");
    assertThat(endpoint.wants("item.sold-out")).isTrue();
    assertThat(endpoint.wants("item.low-stock")).isFalse();
  }

  @Test
  void withoutTheSettingThereIsNone() {
    assertThat(read("", false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | must be a JSON array of at most 5 receivers",
        "[{}] | name must match",
        "['name':'MAILS'] | must be a JSON array",
        "[GOOD,GOOD] | names \"mails\" twice",
        "[GOOD,GOOD,GOOD,GOOD,GOOD,GOOD] | at most 5 receivers"
      })
  void whatIsWrongIsSaid(String text, String fault) {
    assertThatThrownBy(() -> read(text.replace("GOOD", GOOD), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://shop.example/hooks | http://shop.example/hooks | url must be an https address",
        "https://shop.example | https://me:pw@shop.example | url must be an https address",
        "https://shop.example/hooks | /hooks | url must be an https address",
        "file:///s | /etc/secret | secretFile must be a URI",
        "item.sold-out | item.gone | types must be some of item.back-in-stock"
      })
  void whatIsWrongWithAReceiverIsSaid(String good, String bad, String fault) {
    assertThatThrownBy(() -> read("[" + GOOD.replace(good, bad) + "]", false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(fault);
  }

  @Test
  void withoutTlsThereAreInternalReceiversOnly() {
    String plain = "[" + GOOD.replace("https:", "http:") + "]";
    assertThat(read(plain, true)).hasSize(1);
  }
}
