package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.client.Holdfast;
import dev.holdfast.client.HoldfastBuilder;
import dev.holdfast.client.ask.ItemQuery;
import dev.holdfast.client.stream.ItemChange;
import dev.holdfast.client.stream.ItemListener;
import dev.holdfast.client.stream.ItemStream;
import dev.holdfast.client.stream.StockAlert;
import dev.holdfast.local.part.GatewayPart;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Who is told of what happens is told of it, by the running system. */
@OnSharedSystem
class FeedsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private final SharedSystem shared;

  FeedsTest(SharedSystem shared) {
    this.shared = shared;
  }

  @Test
  void soldOutAndBackInStockAreToldByTheStreamByWebhooksAndWithTheItem() {
    Shop shop = new Shop(GatewayPart.endpoint(shared.config()));
    shop.receive("mug", 10);
    ItemQuery alerts = ItemQuery.of(List.of("mug")).alert("sold-out").alert("back-in-stock");
    List<String> heard = new CopyOnWriteArrayList<>();
    Holdfast holdfast = HoldfastBuilder.at(GatewayPart.endpoint(shared.config())).build();
    try (ItemStream stream = holdfast.listen(alerts, new Alerts(heard))) {
      await().atMost(PATIENCE).until(() -> !stream.lastEventId().isEmpty());
      assertThat(shop.hold("mug", "order", 10, 600).join().status()).isEqualTo(201);
      await().atMost(PATIENCE).until(() -> heard.contains("mug:3:sold-out"));
      shop.release("mug", "order");
      await().atMost(PATIENCE).until(() -> heard.contains("mug:5:back-in-stock"));
    }

    await().atMost(PATIENCE).until(() -> shared.receiver().takenOf("mug").size() == 4);
    assertThat(shared.receiver().takenOf("mug"))
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
