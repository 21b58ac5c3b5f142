package org.apache.flink.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.Counter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Flink's metrics on this machine, and on no other. */
class LoopbackReporterTest {
  @Test
  void metricsAreToldWhereThisMachineAsks() throws IOException, InterruptedException {
    LoopbackReporter reporter = reporter(freePort());
    Counter.build("dead_letters", "What could not be understood").register(reporter.registry);

    assertThat(text(reporter.port())).contains("dead_letters 0.0");
    reporter.close();
  }

  @Test
  void anotherAddressOfThisPortStaysFree() throws IOException {
    LoopbackReporter reporter = reporter(freePort());

    try (ServerSocket beside = new ServerSocket()) {
      beside.bind(new InetSocketAddress("127.0.0.2", reporter.port()));
      assertThat(beside.isBound()).isTrue();
    }
    reporter.close();
  }

  @Test
  void aPortThatIsTakenIsPassedBy() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int free = freePort();
      LoopbackReporter reporter = reporter(taken.getLocalPort(), free);

      assertThat(reporter.port()).isEqualTo(free);
      reporter.close();
    }
  }

  private static LoopbackReporter reporter(Integer... ports) {
    Properties settings = new Properties();
    settings.setProperty(
        "ports", String.join(",", List.of(ports).stream().map(String::valueOf).toList()));
    return (LoopbackReporter) new LoopbackReporterFactory().createMetricReporter(settings);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String text(int port) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
