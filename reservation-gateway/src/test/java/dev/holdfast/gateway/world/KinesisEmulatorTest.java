package dev.holdfast.gateway.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may send records on this machine, past the gateway. */
class KinesisEmulatorTest {
  private final KinesisEmulator kinesis = KinesisEmulator.running();

  @ParameterizedTest
  @ValueSource(strings = {"POST", "OPTIONS", "GET"})
  void aWebPageIsNotServed(String method) throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(kinesis.endpoint)
                .header("Origin", "https://evil.example")
                .header("Content-Type", "text/plain")
                .method(method, BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void aClientIsServed() {
    kinesis.create("origin-test", 1);

    assertThat(kinesis.shards("origin-test")).hasSize(1);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
