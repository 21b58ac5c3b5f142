package dev.holdfast.local.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {
  private final LocalConfig config = LocalConfig.onFreePorts(Path.of("unused"));

  @Test
  void freePortsAreNotTaken() {
    assertThat(TakenPorts.in(config)).isEmpty();
  }

  @Test
  void everyTakenPortIsNamedWithTheVariableThatMovesIt() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (var gateway = new ServerSocket(config.gatewayPort(), 1, loopback);
        var kinesis = new ServerSocket(config.kinesisPort())) {
      assertThat(TakenPorts.in(config))
          .satisfiesExactly(
              line ->
                  assertThat(line).contains("HOLDFAST_KINESIS_PORT", "" + kinesis.getLocalPort()),
              line -> assertThat(line).contains("HOLDFAST_PORT", "" + gateway.getLocalPort()));
    }
  }

  @Test
  void thePortOfAPartThatIsNotStartedMayBeTaken() throws IOException {
    try (var gateway = new ServerSocket(config.gatewayPort())) {
      assertThat(gateway.isBound()).isTrue();
      assertThat(TakenPorts.in(config.with(Set.of(Part.KINESIS)))).isEmpty();
    }
  }
}
