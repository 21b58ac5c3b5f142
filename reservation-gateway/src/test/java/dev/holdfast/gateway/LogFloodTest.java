package dev.holdfast.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What callers can make a gateway write into its log, by the levels it is shipped with. */
class LogFloodTest extends OverHttp {
  private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT");
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();

  @BeforeEach
  void listen() {
    written.start();
    root.addAppender(written);
  }

  @AfterEach
  void hearNoMore() {
    root.detachAppender(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /live HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
        "GET /live HTTP/1.1\r\nHost: lo#al\r\n\r\n",
        "GARBAGE\r\n\r\n",
        "GET /live HTTP/1.1\nHost: localhost\n\n",
        "PUT /items/a/policy HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
      })
  void malformedRequestsAreNotALineEach(String request) throws IOException {
    for (int i = 0; i < 200; i++) {
      assertThat(send(request)).startsWith("HTTP/1.1 400");
    }

    assertThat(written.list).isEmpty();
  }

  private static String send(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readNBytes("HTTP/1.1 400".length()), ISO_8859_1);
    }
  }
}
