package dev.holdfast.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.world.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is heard as long as nobody checks who calls: this machine, and no pages but its own. */
class CallersTest extends OverHttp {
  private static final String CONFIRM = "/items/mug/reservations/r1/confirm";

  @BeforeAll
  static void receive() {
    world.receive("mug", 10);
    gateway.put("/items/mug/reservations/r1", "{\"cart\":\"c1\",\"quantity\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://evil.example:7070",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "http://127.0.0.1:3000",
        "https://localhost",
        "null",
        "localhost",
        "http://a b"
      })
  void aPageOfAnotherOriginChangesNothing(String origin) {
    int before = world.commands("mug").size();
    for (String method : new String[] {"POST", "PUT", "DELETE"}) {
      String path = method.equals("POST") ? CONFIRM : CONFIRM.replace("/confirm", "");
      String answer = raw(method, path, "Host: localhost", "Origin: " + origin);

      assertThat(answer).startsWith("HTTP/1.1 403").contains("/problems/cross-origin");
    }
    assertThat(world.commands("mug")).hasSize(before);
    assertThat(world.tail("mug")).isEqualTo(2);
    assertThat(raw("GET", "/items/mug", "Host: localhost", "Origin: " + origin))
        .as("what it may not read it may ask for")
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void whatABrowserCallsCrossSiteChangesNothingThoughItHidesTheOrigin() {
    int before = world.commands("mug").size();

    assertThat(raw("POST", CONFIRM, "Host: localhost", "Sec-Fetch-Site: same-site"))
        .startsWith("HTTP/1.1 403");
    assertThat(raw("POST", CONFIRM, "Host: localhost", "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 403")
        .contains("/problems/cross-origin");
    assertThat(world.commands("mug")).hasSize(before);
    assertThat(raw("POST", CONFIRM, "Host: localhost", "Sec-Fetch-Site: same-origin"))
        .startsWith("HTTP/1.1 202");
  }

  @Test
  void aFormsContentTypeChangesNothing() {
    for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded"}) {
      String answer =
          raw(
              "POST "
                  + CONFIRM
                  + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                  + "Content-Type: "
                  + type
                  + "\r\nContent-Length: 2\r\n\r\n{}");

      assertThat(answer).startsWith("HTTP/1.1 415");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:7070", "LOCALHOST", "127.0.0.1", "[::1]:7070"})
  void itsOwnPageMayChangeThings(String host) {
    assertThat(raw("POST", CONFIRM, "Host: " + host, "Origin: http://" + host))
        .startsWith("HTTP/1.1 202");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:7070", "localhost.evil.example", "10.0.0.1"})
  void anotherNameForThisMachineIsNotServed(String host) {
    assertThat(raw("GET", "/items/mug", "Host: " + host))
        .startsWith("HTTP/1.1 403")
        .contains("/problems/wrong-host");
    assertThat(raw("GET", "http://" + host + "/items/mug", "Host: " + host))
        .startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:7070", "127.0.0.1", "[::1]:7070", "LocalHost"})
  void theNamesOfThisMachineAreServed(String host) {
    assertThat(raw("GET", "/items/mug", "Host: " + host)).startsWith("HTTP/1.1 200");
  }

  @Test
  void whatIsNoBrowserNeedsNeitherOriginNorContentTypeForNoBody() {
    Reply reply = gateway.delete("/items/mug/reservations/r1");

    assertThat(reply.status()).isEqualTo(202);
  }

  @Test
  void headerLinesThatEndWithABareLineFeedAreRefused() {
    assertThat(raw("GET /items/mug HTTP/1.1\nHost: localhost\nConnection: close\n\n"))
        .startsWith("HTTP/1.1 400");
    assertThat(raw("GET /items/mug HTTP/1.1\r\nHost: localhost\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  private static String raw(String method, String target, String... headers) {
    return raw(
        method
            + " "
            + target
            + " HTTP/1.1\r\nConnection: close\r\n"
            + String.join("\r\n", headers)
            + "\r\n\r\n");
  }

  private static String raw(String request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
