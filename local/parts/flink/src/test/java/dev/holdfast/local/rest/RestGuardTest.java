package dev.holdfast.local.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.buffer.ByteBuf;
import org.apache.flink.shaded.netty4.io.netty.buffer.Unpooled;
import org.apache.flink.shaded.netty4.io.netty.channel.embedded.EmbeddedChannel;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpObjectAggregator;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpServerCodec;
import org.apache.flink.util.ConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard as Flink finds it and puts it behind its codec and another handler. */
class RestGuardTest {
  private static final String HOST = "Host: 127.0.0.1:8081";
  private static final String KEY = "hf_secret";

  @TempDir private Path folder;
  private final Configuration configuration = new Configuration();

  @BeforeEach
  void keepAKey() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), KEY + "\n");
    configuration.set(RestGuardFactory.KEY_FILE, file.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /jobs/overview",
        "GET /jobs/overview | Origin: http://127.0.0.1:8081 | Sec-Fetch-Site: same-origin",
        "HEAD / | Sec-Fetch-Site: none",
        "GET / | Sec-Fetch-Site: cross-site | Sec-Fetch-Dest: document",
        "POST /jars/upload | Authorization: Bearer hf_secret",
        "PATCH /jobs/1 | Authorization: Bearer hf_secret",
        "GET /jars | Authorization: Bearer hf_secret",
      })
  void watchingIsFreeAndTheKeyOpensTheRest(String request) throws Exception {
    assertThat(said(request + " | " + HOST)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /jars/upload",
        "POST /jars/upload | Authorization: Bearer hf_secre",
        "POST /jars/upload | Authorization: hf_secret",
        "POST /jars/upload | Authorization: Bearer hf_secret | Authorization: Bearer hf_secret",
        "OPTIONS /jars/upload",
        "DELETE /cluster",
        "PATCH /jobs/1",
        "GET /jobs/1/yarn-cancel",
        "GET /v1/jobs/1//yarn%2Dstop/",
        "GET /jobs/1/yarn-cancel | Sec-Fetch-Site: same-site | Sec-Fetch-Dest: document",
        "GET /jars/1/plan",
        "GET /jobs/overview | Origin: http://localhost:8081",
        "GET /jobs/overview | Origin: null",
        "GET /jobs/overview | Sec-Fetch-Site: cross-site",
        "GET /jobs/overview | Sec-Fetch-Site: same-site",
        "POST /jars/upload | Authorization: Bearer hf_secret | Origin: http://evil.example",
      })
  void whatDoesSomethingOrIsAnotherPagesIsRefused(String request) throws Exception {
    assertThat(said(request + " | " + HOST))
        .startsWith("HTTP/1.1 403 Forbidden")
        .doesNotContainIgnoringCase("access-control");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example:8081",
        "Host: localhost.evil.example",
        "Host: 10.0.0.1",
        "Accept: */*",
        "Host: 127.0.0.1@evil.example"
      })
  void anotherNameIsNotHeardAndNoneIsNeither(String host) throws Exception {
    assertThat(said("GET /jobs/overview | " + host)).startsWith("HTTP/1.1 403");
  }

  @Test
  void ofWhatIsRefusedNothingGoesPastAndTheConnectionEnds() throws Exception {
    EmbeddedChannel connection = connect();

    write(connection, "POST /jars/upload HTTP/1.1\r\n" + HOST + "\r\nContent-Length: 4\r\n\r\nju");
    write(connection, "nk");
    write(connection, "GET /jobs/overview HTTP/1.1\r\n" + HOST + "\r\n\r\n");

    assertThat(answer(connection)).containsOnlyOnce("HTTP/1.1 403");
    assertThat(isHeard(connection)).isFalse();
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void withoutAKeyNoConnectionIsServed() throws IOException {
    Files.writeString(folder.resolve("key"), "\n");

    assertThatThrownBy(this::connect)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("holds no key");
    configuration.removeConfig(RestGuardFactory.KEY_FILE);
    assertThatThrownBy(this::connect).hasMessageContaining("holdfast.rest.key-file is missing");
  }

  /**
   * What the guard itself answers; nothing if it lets the request through.
   *
   * @param request its first line and its headers
   */
  private String said(String request) throws Exception {
    EmbeddedChannel connection = connect();
    String[] lines = request.split(" \\| ");
    lines[0] += " HTTP/1.1";
    write(connection, String.join("\r\n", lines) + "\r\n\r\n");
    String answer = answer(connection);
    assertThat(isHeard(connection)).isEqualTo(answer.isEmpty());
    return answer;
  }

  private static boolean isHeard(EmbeddedChannel connection) {
    return connection.inboundMessages().stream().anyMatch(HttpRequest.class::isInstance);
  }

  private EmbeddedChannel connect() throws ConfigurationException {
    InboundChannelHandlerFactory factory =
        ServiceLoader.load(InboundChannelHandlerFactory.class).findFirst().orElseThrow();
    EmbeddedChannel connection =
        new EmbeddedChannel(new HttpServerCodec(), new HttpObjectAggregator(100));
    connection.pipeline().addLast(factory.createHandler(configuration, Map.of()).orElseThrow());
    return connection;
  }

  private static void write(EmbeddedChannel connection, String text) {
    if (connection.isOpen()) {
      connection.writeInbound(Unpooled.copiedBuffer(text, US_ASCII));
    }
  }

  private static String answer(EmbeddedChannel connection) {
    StringBuilder text = new StringBuilder();
    for (ByteBuf part = connection.readOutbound(); part != null; part = connection.readOutbound()) {
      text.append(part.toString(US_ASCII));
      part.release();
    }
    return text.toString();
  }
}
