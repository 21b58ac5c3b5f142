package dev.holdfast.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.client.Holdfast;
import dev.holdfast.client.HoldfastBuilder;
import dev.holdfast.client.ask.ItemQuery;
import dev.holdfast.client.stream.ItemChange;
import dev.holdfast.client.stream.ItemListener;
import dev.holdfast.client.stream.ItemStream;
import dev.holdfast.client.stream.StockAlert;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.GatewayPart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who is told of what happens is told of it, by the running system. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  @TempDir static Path folder;

  /** The ids of the events that the receiver has taken. */
  private final List<String> taken = new CopyOnWriteArrayList<>();

  private HttpServer receiver;
  private LocalSystem system;
  private LocalConfig config;
  private Shop shop;

  @BeforeAll
  void start() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", this::take);
    receiver.start();
    Path secret = folder.resolve("secret");
    Files.writeString(secret, "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n");
    String webhooks =
        """
        [{"name":"shop","url":"http://127.0.0.1:%d/","secretFile":"%s",
          "types":["item.sold-out","item.back-in-stock","reservation.held","reservation.released"]}]"""
            .formatted(receiver.getAddress().getPort(), secret.toUri());
    config =
        LocalConfig.onFreePorts(folder.resolve("data"))
            .with(
                Map.of(
                    "alerts.worse.seconds", "1",
                    "alerts.better.seconds", "1",
                    "webhooks", webhooks,
                    "webhooks.internal", "allowed"));
    system = LocalSystem.start(config, new Progress(System.out));
    shop = new Shop(GatewayPart.endpoint(config));
  }

  private void take(HttpExchange exchange) throws IOException {
    Matcher id = ID.matcher(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    boolean isGood =
        id.find() && exchange.getRequestHeaders().getFirst("webhook-signature").startsWith("v1,");
    if (isGood && !taken.contains(id.group(1))) {
      taken.add(id.group(1));
    }
    exchange.sendResponseHeaders(isGood ? 204 : 400, -1);
    exchange.close();
  }

  @AfterAll
  void stop() throws Exception {
    system.close();
    receiver.stop(0);
  }

  @Test
  void soldOutAndBackInStockAreToldByTheStreamByWebhooksAndWithTheItem() {
    shop.receive("mug", 10);
    ItemQuery alerts = ItemQuery.of(List.of("mug")).alert("sold-out").alert("back-in-stock");
    List<String> heard = new CopyOnWriteArrayList<>();
    Holdfast holdfast = HoldfastBuilder.at(GatewayPart.endpoint(config)).build();
    try (ItemStream stream = holdfast.listen(alerts, new Alerts(heard))) {
      await().atMost(PATIENCE).until(() -> !stream.lastEventId().isEmpty());
      assertThat(shop.hold("mug", "order", 10, 600).join().status()).isEqualTo(201);
      await().atMost(PATIENCE).until(() -> heard.contains("mug:3:sold-out"));
      shop.release("mug", "order");
      await().atMost(PATIENCE).until(() -> heard.contains("mug:5:back-in-stock"));
    }

    await().atMost(PATIENCE).until(() -> taken.size() == 4);
    assertThat(taken)
        .containsExactly(
            "mug:2:held:order", "mug:3:sold-out", "mug:4:released:order", "mug:5:back-in-stock");
    JsonNode alert = shop.item("mug").body().path("alert");
    assertThat(alert.path("alert").asText()).isEqualTo("back-in-stock");
    assertThat(alert.path("seq").asLong()).isEqualTo(5);
  }

  private record Alerts(List<String> ids) implements ItemListener {
    @Override
    public void alerted(StockAlert alert) {
      ids.add(alert.id());
    }

    @Override
    public void changed(ItemChange change) {}
  }
}
