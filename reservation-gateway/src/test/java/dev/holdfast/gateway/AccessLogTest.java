package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.gateway.auth.Keys;
import dev.holdfast.gateway.health.LineBudget;
import dev.holdfast.gateway.http.Role;
import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.TracedGateway;
import dev.holdfast.gateway.world.World;
import dev.holdfast.trace.Collector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What is written down of each request, and what is not. */
class AccessLogTest {
  private static final World WORLD = World.create(1);
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @TempDir Path folder;
  private final Logger access =
      ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(LineBudget.ACCESS_LOG);
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();

  @AfterAll
  static void close() {
    WORLD.close();
  }

  @BeforeEach
  void listen() {
    access.setLevel(Level.INFO);
    written.start();
    access.addAppender(written);
  }

  @AfterEach
  void end() {
    access.detachAppender(written);
    access.setLevel(null);
  }

  private JsonNode only(String method, int status) throws Exception {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> lines().stream().anyMatch(line -> isOf(line, method, status)));
    List<JsonNode> found = lines().stream().filter(line -> isOf(line, method, status)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static boolean isOf(JsonNode line, String method, int status) {
    return line.path("method").asText().equals(method) && line.path("status").asInt() == status;
  }

  private List<JsonNode> lines() {
    return List.copyOf(written.list).stream().map(AccessLogTest::parse).toList();
  }

  private static JsonNode parse(ILoggingEvent event) {
    try {
      return new ObjectMapper().readTree(event.getFormattedMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aHoldIsALineWithItsRouteItemTimeAndTraceAndWithoutItsCart() throws Exception {
    Keys keys = new Keys(folder);
    Caller caller = WORLD.gatewayThatLogs(keys.config()).by(keys.of(Role.STOREFRONT));
    WORLD.receive("logged", 5);
    Instant before = Instant.now();

    caller.put(
        "/items/logged/reservations/of-anna",
        "{\"cart\":\"cart-of-anna\",\"quantity\":1}",
        "traceparent",
        "00-" + TRACE + "-00f067aa0ba902b7-01");

    JsonNode line = only("PUT", 201);
    assertThat(Instant.parse(line.path("at").asText()))
        .isBetween(before.minusMillis(1), Instant.now());
    assertThat(line.path("route").asText()).isEqualTo("/items/{item}/reservations/{reservation}");
    assertThat(line.path("item").asText()).isEqualTo("logged");
    assertThat(line.path("trace").asText()).isEqualTo(TRACE);
    assertThat(line.path("key").asText()).isEqualTo("storefront");
    assertThat(line.path("millis").asDouble()).isBetween(0.001, 60_000.0);
    assertThat(line.path("bytes").asLong()).isPositive();
    assertThat(line.toString()).doesNotContain("anna", keys.of(Role.STOREFRONT));
  }

  @Test
  void aTraceThatBeginsHereIsNamedLikeACallers() throws Exception {
    try (Collector collector = new Collector()) {
      Caller caller = TracedGateway.start(WORLD, collector.config("1"));
      WORLD.receive("begins-here", 5);

      caller.put("/items/begins-here/reservations/r1", "{\"cart\":\"c1\",\"quantity\":1}");

      String trace = only("PUT", 201).path("trace").asText();
      assertThat(trace).hasSize(TRACE.length());
      assertThat(WORLD.commits("begins-here").get(1).getTraceparent()).contains(trace);
    }
  }

  @Test
  void whatIsInPathsAndQueriesIsNotWritten() throws Exception {
    Caller caller = WORLD.gatewayThatLogs(SecurityConfig.OFF);

    caller.get("/carts/cart-of-anna?key=hf_secret");
    caller.get("/items/mug/commands/key-of-anna");
    caller.get("/nothing/of-anna");
    caller.delete("/carts/cart-of-anna");

    await().atMost(Duration.ofSeconds(20)).until(() -> lines().size() >= 4);
    assertThat(lines())
        .extracting(line -> line.path("route").asText())
        .contains("/carts/{cart}", "/items/{item}/commands/{command}", "");
    assertThat(lines().toString()).doesNotContain("anna", "secret");
  }

  @Test
  void withoutTheSettingNothingIsWritten() {
    Caller silent = WORLD.gateway();
    silent.get("/items/silent");
    Caller caller = WORLD.gatewayThatLogs(SecurityConfig.OFF);
    caller.get("/items/told");

    await().atMost(Duration.ofSeconds(20)).until(() -> lines().toString().contains("told"));
    assertThat(lines().toString()).doesNotContain("silent");
  }

  @Test
  void itIsSetByName() {
    Map<String, String> needed = Map.of("AWS_REGION", "eu-west-1", "HOLDFAST_AUTH", "off");
    assertThat(GatewayConfig.read(needed, Optional.empty()).accessLog()).isFalse();
    Map<String, String> with =
        Map.of("AWS_REGION", "eu-west-1", "HOLDFAST_AUTH", "off", "HOLDFAST_ACCESS_LOG", "on");
    assertThat(GatewayConfig.read(with, Optional.empty()).accessLog()).isTrue();
  }
}
