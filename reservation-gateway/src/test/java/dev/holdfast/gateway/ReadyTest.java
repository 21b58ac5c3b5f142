package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.KinesisEmulator;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.gateway.world.World;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whether a gateway says that it can work, on real stores. */
class ReadyTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String HOLD = "{\"cart\":\"c1\",\"quantity\":1}";

  /** All gateways have the same Kinesis: if none were ready, nobody could hold anything. */
  @Test
  void aGatewayWithoutKinesisSaysSoAndGoesOnTakingHolds() {
    try (KinesisEmulator kinesis = KinesisEmulator.ofItsOwn();
        World world = World.on(kinesis)) {
      Caller gateway = world.gateway();
      world.receive("mug", 1);
      kinesis.close();

      await().atMost(SOON).until(() -> status(gateway).equals("degraded"));
      Reply reply = gateway.get("/ready");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body().path("faults")).hasSize(1);
      assertThat(reply.body().path("faults").get(0).asText())
          .startsWith("Kinesis has taken no tick for ");
      assertThat(gateway.put("/items/mug/reservations/r1", HOLD).status()).isEqualTo(201);
    }
  }

  private static String status(Caller gateway) {
    return gateway.get("/ready").body().path("status").asText();
  }

  @Test
  void whoWaitsWhenTheGatewayIsToStopIsAnsweredFirst() {
    World world = World.create(1);
    Caller gateway = world.gateway();
    CompletableFuture<Reply> waiting =
        CompletableFuture.supplyAsync(
            () ->
                gateway.post(
                    "/items/mug/stock",
                    "{\"kind\":\"received\",\"quantity\":1}",
                    "Idempotency-Key",
                    "k1",
                    "Prefer",
                    "wait=2"));
    await().atMost(SOON).until(() -> !world.commands().isEmpty());

    world.close();

    assertThat(waiting.join().status()).isEqualTo(202);
  }

  @Test
  void requestsAreCountedByRouteAndNotById() {
    try (World world = World.create(1)) {
      Caller gateway = world.gateway();
      gateway.get("/items/some-item");

      assertThat(gateway.get("/metrics").text())
          .contains(
              "holdfast_requests_seconds_count{method=\"GET\",route=\"/items/{item}\","
                  + "status=\"404\"} 1")
          .doesNotContain("some-item");
    }
  }
}
