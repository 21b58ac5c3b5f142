package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.world.Reply;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no JSON, or too much of it. */
class BadBodiesTest extends BadInput {
  static Stream<String[]> brokenBodies() {
    return Stream.of(
            "{",
            "{\"cart\":",
            "{\"cart\":\"c1\",\"quantity\":1",
            "{\"cart\":\"c1\",\"quantity\":01}",
            "{\"cart\":\"c1\",\"quantity\":NaN}",
            "{\"cart\":\"c1\",\"quantity\":+1}",
            "{'cart':'c1','quantity':1}",
            "{\"cart\":\"c1\",\"quantity\":1,}",
            "{\"cart\":\"c1\",\"quantity\":1}{}",
            "{\"cart\":\"c1\",\"quantity\":1} x",
            "not json",
            "\u0000",
            "{\"cart\":" + "[".repeat(10_000),
            "{\"cart\":" + "{\"a\":".repeat(20) + "1" + "}".repeat(20) + ",\"quantity\":1}",
            "[".repeat(60_000))
        .flatMap(body -> Stream.of(RESERVE, STOCK).map(route -> new String[] {route, body}));
  }

  @ParameterizedTest
  @MethodSource("brokenBodies")
  void aBodyThatIsNotJsonIsRefused(String route, String body) {
    Reply reply = send(route, body);

    assertThat(reply.status()).isIn(400, 422);
    assertThat(reply.type()).isIn("/problems/not-json", "/problems/invalid");
    assertProblem(reply);
  }

  static Stream<String> routesWithABody() {
    return RouteList.all().keySet().stream()
        .filter(route -> !route.startsWith("GET ") && !route.equals("POST /stock-changes"));
  }

  /** No body at all reads as an object without members; a body that says `null` is none. */
  @ParameterizedTest
  @MethodSource("routesWithABody")
  void nullIsNoObject(String route) {
    Reply reply = send(route.replaceAll("[{][a-z]+[}]", "x1"), "null");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body().path("faults").toString()).contains("must be a JSON object");
    assertProblem(reply);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/xml", "multipart/form-data", "application/jsonx", "x"})
  void anotherContentTypeThanJsonIsRefused(String type) {
    Reply reply =
        gateway.send(
            gateway
                .request("/items/mug/reservations/r1")
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofString("{\"cart\":\"c1\",\"quantity\":1}")));

    assertThat(reply.status()).isEqualTo(415);
    assertProblem(reply);
  }

  @Test
  void aBodyWithoutAContentTypeIsRefused() {
    Reply reply =
        gateway.send(
            gateway
                .request("/items/mug/reservations/r1")
                .PUT(BodyPublishers.ofString("{\"cart\":\"c1\",\"quantity\":1}")));

    assertThat(reply.status()).isEqualTo(415);
    assertProblem(reply);
  }

  @Test
  void anEncodedBodyIsRefusedByTheNameOfItsEncoding() {
    Reply reply =
        gateway.send(
            gateway
                .request("/items/mug/reservations/r1")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .PUT(BodyPublishers.ofByteArray(new byte[] {31, -117, 8, 0})));

    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.type()).isEqualTo("/problems/encoded-body");
    assertThat(reply.body().path("detail").asText()).contains("Content-Encoding");
    assertProblem(reply);
  }

  @ParameterizedTest
  @ValueSource(ints = {64 * 1024 + 1, 10_000_000})
  void aBodyThatIsTooLongIsRefused(int bytes) {
    byte[] body = " ".repeat(bytes).getBytes(StandardCharsets.UTF_8);
    byte[] object = "{\"cart\":\"c1\",\"quantity\":1}".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(object, 0, body, 0, object.length);

    Reply known =
        gateway.send(
            gateway
                .request("/items/mug/reservations/r1")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(body)));
    Reply chunked =
        gateway.send(
            gateway
                .request("/items/mug/reservations/r1")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body))));
    assertThat(Stream.of(known, chunked))
        .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(413))
        .allSatisfy(BadInput::assertProblem);
  }

  @Test
  void aBodyThatIsTooLongIsRefusedBeforeItIsSentToWhoAsksFirst() throws IOException {
    String answer =
        raw(
            String.join(
                "\r\n",
                "PUT /items/mug/reservations/r1 HTTP/1.1",
                "Host: localhost",
                "Expect: 100-continue",
                "Content-Type: application/json",
                "Content-Length: 10000000",
                "",
                ""));

    assertThat(answer).startsWith("HTTP/1.1 413");
  }
}
