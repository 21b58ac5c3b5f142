package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.domain.EventKind;
import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.gateway.world.World;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks that are set wrong, before and while they are used. */
class WrongClockTest extends OverHttp {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String HOLD = "{\"cart\":\"c1\",\"quantity\":1,\"holdSeconds\":900}";
  private static final String CART = "{\"lines\":[{\"item\":\"mug\",\"quantity\":1}]}";

  @ParameterizedTest
  @ValueSource(longs = {400L * 24 * 3600, 5, -5, -400L * 24 * 3600})
  void aGatewayWhoseClockIsWrongPlacesNoHolds(long seconds) {
    String item = "wrong" + seconds;
    world.receive(item, 5);
    Caller wrong = world.gatewayBy(() -> System.currentTimeMillis() + 1_000 * seconds);

    for (int i = 0; i < 20; i++) {
      assertClockOff(wrong.put("/items/" + item + "/reservations/r" + i, HOLD));
      assertClockOff(wrong.patch("/items/" + item + "/reservations/r" + i, "{\"quantity\":2}"));
    }
    assertClockOff(wrong.put("/carts/c1/reservations/r1", CART.replace("mug", item)));
    assertThat(wrong.get("/ready").status()).isEqualTo(503);
    assertThat(wrong.get("/items/" + item + "/reservations/r1").status())
        .as("questions are answered")
        .isEqualTo(404);
    assertThat(world.tail(item)).isEqualTo(1);
  }

  @Test
  void aClockThatIsSetWrongShowsAtOnceAndOneThatIsSetRightAsWell() {
    world.receive("stepped", 5);
    AtomicLong off = new AtomicLong();
    Caller stepping = world.gatewayBy(() -> System.currentTimeMillis() + off.get());
    await().atMost(SOON).until(() -> stepping.get("/ready").status() == 200);
    assertThat(stepping.put("/items/stepped/reservations/r1", HOLD).status()).isEqualTo(201);

    off.set(Duration.ofDays(400).toMillis());
    assertClockOff(stepping.put("/items/stepped/reservations/r2", HOLD));

    off.set(0);
    assertThat(stepping.put("/items/stepped/reservations/r2", HOLD).status()).isEqualTo(201);
  }

  @Test
  void aCommitOfAWrongClockDoesNotMoveTheEndOfLaterHolds() {
    long ahead = System.currentTimeMillis() + Duration.ofDays(400).toMillis();
    world.append(
        ahead, "poisoned", World.event(EventKind.StockReceived, 5, 0).setQuantity(5L).build());

    Reply reply = gateway.put("/items/poisoned/reservations/r1", HOLD);

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.body().path("expiresAt").asLong())
        .isLessThanOrEqualTo(System.currentTimeMillis() + 900_000);
    assertThat(world.commits("poisoned").get(1).getAt()).isLessThan(ahead);
  }

  private static void assertClockOff(Reply reply) {
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.type()).isEqualTo("/problems/clock-off");
    assertThat(reply.header("Retry-After")).isEqualTo("1");
  }
}
