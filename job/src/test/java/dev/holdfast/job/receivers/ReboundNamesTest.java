package dev.holdfast.job.receivers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.holdfast.config.ConfigReader;
import dev.holdfast.config.WebhookEndpoint;
import dev.holdfast.config.WebhookSetting;
import dev.holdfast.log.SystemTimekeeper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.Properties;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Receivers whose names lead elsewhere in time. Two addresses of this machine stand for one that is
 * everybody's, and one that is not.
 */
class ReboundNamesTest {
  private static final InetAddress OPEN = address("127.0.0.2");
  private static final InetAddress INTERNAL = address("127.0.0.1");
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final byte[] SECRET =
      ("whsec_" + Base64.getEncoder().encodeToString(new byte[32])).getBytes(UTF_8);

  private final SystemTimekeeper time = new SystemTimekeeper("test");
  private final AtomicInteger takenInside = new AtomicInteger();
  private final AtomicInteger takenOutside = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer inside;
  private HttpServer outside;
  private boolean isKeptOpen = true;

  /** What the name leads to; the last one for good. */
  private InetAddress[][] answers = {{OPEN}};

  private static InetAddress address(String figures) {
    try {
      return InetAddress.getByName(figures);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void listen() throws IOException {
    inside = server(new InetSocketAddress(INTERNAL, 0), takenInside);
    outside = server(new InetSocketAddress(OPEN, inside.getAddress().getPort()), takenOutside);
  }

  private HttpServer server(InetSocketAddress address, AtomicInteger taken) throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    server.createContext(
        "/",
        exchange -> {
          taken.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          if (!isKeptOpen) {
            exchange.getResponseHeaders().set("Connection", "close");
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  @AfterEach
  void close() {
    inside.stop(0);
    outside.stop(0);
    time.close();
  }

  private HttpReceivers receivers(TimeValue connectionMax) {
    DnsResolver names =
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) {
            return answers[Math.min(asked.getAndIncrement(), answers.length - 1)];
          }

          @Override
          public String resolveCanonicalHostname(String host) {
            return host;
          }
        };
    return new HttpReceivers(
        file -> new ByteArrayInputStream(SECRET),
        new CheckedNames(names, OPEN::equals),
        connectionMax,
        time);
  }

  private void post(HttpReceivers receivers) {
    Properties settings = new Properties();
    settings.setProperty(
        "webhooks",
        """
        [{"name":"shop","url":"http://shop.example:%d/","secretFile":"file:///secret",
          "types":["item.sold-out"]}]"""
            .formatted(inside.getAddress().getPort()));
    WebhookEndpoint shop = WebhookSetting.read(ConfigReader.of(settings), "webhooks", true).get(0);
    receivers
        .post(shop, "mug:7:sold-out", "{}", null)
        .toCompletableFuture()
        .orTimeout(60, TimeUnit.SECONDS)
        .join();
  }

  private void assertRefused(HttpReceivers receivers) {
    assertThatThrownBy(() -> post(receivers))
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining("webhooks.internal");
  }

  @Test
  void aNameThatLeadsInsideLaterIsRefusedThen() {
    isKeptOpen = false;
    answers = new InetAddress[][] {{OPEN}, {INTERNAL}, {OPEN, INTERNAL}, {OPEN}};
    try (HttpReceivers receivers = receivers(TimeValue.ofMinutes(1))) {
      post(receivers);
      assertRefused(receivers);
      assertRefused(receivers);
      post(receivers);
    }
    assertThat(takenOutside).hasValue(2);
    assertThat(takenInside).hasValue(0);
  }

  /** Asked a second time, a name might say something else than what was checked. */
  @Test
  void theAddressThatWasCheckedIsTheOneThatIsConnectedTo() {
    answers = new InetAddress[][] {{OPEN}, {INTERNAL}};
    try (HttpReceivers receivers = receivers(TimeValue.ofMinutes(1))) {
      post(receivers);
      post(receivers);
    }
    assertThat(asked).hasValue(1);
    assertThat(takenOutside).hasValue(2);
    assertThat(takenInside).hasValue(0);
  }

  @Test
  void aConnectionEndsInTimeSoThatTheNameIsAskedAndCheckedAnew() {
    answers = new InetAddress[][] {{OPEN}, {INTERNAL}};
    try (HttpReceivers receivers = receivers(TimeValue.ofMilliseconds(100))) {
      post(receivers);
      await().atMost(SOON).untilAsserted(() -> assertRefused(receivers));
    }
    assertThat(takenInside).hasValue(0);
  }
}
