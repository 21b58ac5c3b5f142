package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.world.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Whatever is sent, the answer is a problem below 500, nothing changes, and nothing goes down. */
abstract class BadInput extends OverHttp {
  static final String RESERVE = "PUT /items/mug/reservations/r1";
  static final String STOCK = "POST /items/mug/stock";

  @BeforeAll
  static void receive() {
    world.receive("mug", 10);
  }

  @AfterEach
  void nothingHasChanged() {
    assertThat(world.tail("mug")).isEqualTo(1);
    assertThat(world.commands()).isEmpty();
    assertThat(gateway.get("/live").status()).isEqualTo(200);
  }

  static Reply send(String route, String body) {
    String[] parts = route.split(" ", 2);
    return gateway.send(
        gateway
            .request(parts[1])
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "bad-input")
            .method(parts[0], BodyPublishers.ofString(body)));
  }

  static void assertProblem(Reply reply) {
    assertThat(reply.status()).isBetween(400, 499);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    assertThat(reply.body().path("status").asInt()).isEqualTo(reply.status());
    assertThat(reply.body().path("type").asText()).startsWith("/problems/");
    assertThat(reply.body().path("title").asText()).isNotEmpty();
    assertThat(reply.body().path("detail").asText()).isNotEmpty();
  }

  static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      InputStream answer = socket.getInputStream();
      byte[] start = answer.readNBytes("HTTP/1.1 400 ".length());
      return new String(start, StandardCharsets.ISO_8859_1);
    }
  }
}
