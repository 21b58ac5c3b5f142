package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What ends a start, and what is said then. */
class StartTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void wrongUsageEndsWithTwo() {
    assertThat(start(Map.of(), "--port", "7070", "now")).isEqualTo(2);
    assertThat(said()).contains("usage:");
  }

  @Test
  void wrongSettingsEndWithTwoAndAreAllNamed() {
    assertThat(start(Map.of("HOLDFAST_PORT", "x", "HOLDFAST_AUTH", "off"))).isEqualTo(2);
    assertThat(said()).contains("HOLDFAST_PORT", "AWS_REGION");
  }

  @Test
  void aGatewayThatNobodyCouldCallDoesNotStart() {
    assertThat(start(Map.of("AWS_REGION", "eu-west-1"))).isEqualTo(2);
    assertThat(said()).contains("HOLDFAST_AUTH", "HOLDFAST_KEYS", "HOLDFAST_OIDC_ISSUER");
  }

  @Test
  void aTakenPortIsNamedWithItsSetting() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      int status =
          start(Map.of("AWS_REGION", "eu-west-1", "HOLDFAST_AUTH", "off", "HOLDFAST_PORT", port));

      assertThat(status).isEqualTo(3);
      assertThat(said()).contains(port, "HOLDFAST_PORT");
    }
  }

  private int start(Map<String, String> environment, String... args) {
    return Main.run(args, environment, new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
