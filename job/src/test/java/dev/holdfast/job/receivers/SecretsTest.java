package dev.holdfast.job.receivers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The signatures were made with openssl. */
class SecretsTest {
  private static final String ONE = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String OTHER = "whsec_ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

  private static Secrets read(String file) throws IOException {
    return Secrets.read(new ByteArrayInputStream(file.getBytes(US_ASCII)));
  }

  private static String sign(String file) throws IOException {
    return read(file).sign("msg_1", 1_700_000_000, "{\"a\":1}");
  }

  @Test
  void aDeliveryIsSignedWithEachSecretThereIs() throws IOException {
    String one = "v1,rkwp5YuvdrMkcu0ZhuMsXoTg44mHAr1Q0+FFgFpXsjY=";
    assertThat(sign(ONE + "\n")).isEqualTo(one);
    assertThat(sign(ONE + "\r\n\n" + OTHER))
        .isEqualTo(one + " v1,xZe4u4IBgdY9pubFkzRPneiShUtf/C3XAkjUNY3B+EA=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "hush", "whsec_aHVzaA==", "whsec_!", "hush\n" + ONE})
  void whatIsNoSecretIsRefusedAndNotTold(String file) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("openssl")
        .message()
        .doesNotContain("hush", "aHVzaA");
  }
}
