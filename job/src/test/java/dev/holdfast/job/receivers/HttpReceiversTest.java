package dev.holdfast.job.receivers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.config.ConfigReader;
import dev.holdfast.config.WebhookEndpoint;
import dev.holdfast.config.WebhookSetting;
import dev.holdfast.log.SystemTimekeeper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deliveries over real connections, to this machine. */
class HttpReceiversTest {
  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);
  private static final String BODY = "{\"id\":\"müg\"}";

  private final SystemTimekeeper time = new SystemTimekeeper("test");
  private final List<String> paths = Collections.synchronizedList(new ArrayList<>());
  private final List<String> deliveries = Collections.synchronizedList(new ArrayList<>());
  private final List<String> signatures = Collections.synchronizedList(new ArrayList<>());
  private final List<String> contentTypes = Collections.synchronizedList(new ArrayList<>());
  private final List<String> traces = Collections.synchronizedList(new ArrayList<>());
  private String traceparent;
  private HttpServer server;
  private HttpReceivers receivers;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    receivers = receivers(true);
  }

  private HttpReceivers receivers(boolean internalAllowed) {
    return new HttpReceivers(
        file -> new ByteArrayInputStream(SECRET.getBytes(UTF_8)), internalAllowed, time);
  }

  @AfterEach
  void close() {
    receivers.close();
    server.stop(0);
    time.close();
  }

  /** The path says how. */
  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    paths.add(path);
    deliveries.add(exchange.getRequestHeaders().getFirst("webhook-id"));
    contentTypes.add(exchange.getRequestHeaders().getFirst("Content-Type"));
    traces.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
    signatures.add(
        isSigned(exchange, body) ? "good" : exchange.getRequestHeaders().entrySet().toString());
    if (path.equals("/moved")) {
      exchange.getResponseHeaders().set("Location", "/taken");
      exchange.sendResponseHeaders(307, -1);
    } else if (path.equals("/endless")) {
      exchange.sendResponseHeaders(200, 0);
      try (var out = exchange.getResponseBody()) {
        out.write(new byte[1 << 20]);
      }
    } else {
      exchange.sendResponseHeaders(Integer.parseInt(path.substring(1)), -1);
    }
    exchange.close();
  }

  /** As a receiver does, with nothing of ours. */
  private static boolean isSigned(HttpExchange exchange, String body) {
    var headers = exchange.getRequestHeaders();
    String signed =
        headers.getFirst("webhook-id") + "." + headers.getFirst("webhook-timestamp") + "." + body;
    long age =
        System.currentTimeMillis() / 1_000 - Long.parseLong(headers.getFirst("webhook-timestamp"));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      String expected = Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
      return headers.getFirst("webhook-signature").equals("v1," + expected) && Math.abs(age) < 60;
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private WebhookEndpoint endpoint(String host, String path) {
    Properties settings = new Properties();
    settings.setProperty(
        "webhooks",
        """
        [{"name":"shop","url":"http://%s:%d%s","secretFile":"file:///secret",
          "types":["item.sold-out"]}]"""
            .formatted(host, server.getAddress().getPort(), path));
    return WebhookSetting.read(ConfigReader.of(settings), "webhooks", true).get(0);
  }

  private void post(String path) {
    post(path, "mug.1:7:sold-out");
  }

  private void post(String path, String id) {
    receivers
        .post(endpoint("127.0.0.1", path), id, BODY, traceparent)
        .toCompletableFuture()
        .orTimeout(60, TimeUnit.SECONDS)
        .join();
  }

  @Test
  void aDeliveryIsSignedAndTakenByAnyStatusThatSaysSo() {
    post("/200");
    post("/204");

    assertThat(signatures).containsExactly("good", "good");
    assertThat(contentTypes).containsOnly("application/cloudevents+json; charset=UTF-8");
  }

  /** By it a receiver knows what it has taken already. */
  @Test
  void eachTryOfAnEventHasItsIdAndNoOtherEventHasIt() {
    assertThatThrownBy(() -> post("/500", "mug:7:sold-out"));
    post("/200", "mug:7:sold-out");
    post("/200", "mug:9:sold-out");

    assertThat(deliveries.get(1)).isEqualTo(deliveries.get(0)).isNotEqualTo(deliveries.get(2));
  }

  @Test
  void aDeliveryTakesItsTraceAlongIfItHasOne() {
    post("/200");
    traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    post("/200");

    assertThat(traces).containsExactly("null", traceparent);
    assertThat(signatures).containsExactly("good", "good");
  }

  @Test
  void anyOtherStatusIsAFailure() {
    assertThatThrownBy(() -> post("/500")).hasMessageContaining("status 500");
    assertThatThrownBy(() -> post("/410")).hasMessageContaining("status 410");
  }

  @Test
  void aRedirectIsNotFollowed() {
    assertThatThrownBy(() -> post("/moved")).hasMessageContaining("status 307");
    assertThat(paths).containsExactly("/moved");
  }

  @Test
  void whatFollowsTheStatusSaysNothingHoweverLongItIs() {
    post("/endless");
    post("/200");

    assertThat(paths).containsExactly("/endless", "/200");
  }

  @Test
  void nothingIsSentToAnInternalAddressUnlessThatIsAllowed() {
    receivers.close();
    receivers = receivers(false);

    for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1")) {
      assertThatThrownBy(
              () ->
                  receivers
                      .post(endpoint(host, "/200"), "id", BODY, null)
                      .toCompletableFuture()
                      .orTimeout(60, TimeUnit.SECONDS)
                      .join())
          .as(host)
          .isInstanceOf(java.util.concurrent.CompletionException.class);
    }
    assertThat(paths).isEmpty();
  }
}
