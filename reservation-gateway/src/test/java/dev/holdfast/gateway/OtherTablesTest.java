package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.gateway.world.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tables of which one is another one than before, as after a restore from a backup. */
class OtherTablesTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String HOLD = "{\"cart\":\"c1\",\"quantity\":1,\"holdSeconds\":900}";

  @Test
  void noHoldIsTakenUntilTheyBelongTogether() {
    try (World world = World.create(1)) {
      world.receive("mug", 5);
      world.readModels.keepThatOtherTablesBelongTogether();
      Caller gateway = world.gatewayBy(System::currentTimeMillis);
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(gateway.get("/ready").text()).contains("rebuild --write"));

      Reply refused = gateway.put("/items/mug/reservations/r1", HOLD);

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.type()).isEqualTo("/problems/unavailable");
      assertThat(gateway.get("/ready").status()).isEqualTo(503);
      assertThat(gateway.get("/items/mug/reservations/r1").status())
          .as("questions are answered")
          .isEqualTo(404);
      assertThat(world.tail("mug")).isEqualTo(1);
    }
  }
}
