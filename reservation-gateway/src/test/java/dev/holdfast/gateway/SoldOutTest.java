package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.world.Reply;
import org.junit.jupiter.api.Test;

/** What a refusal tells of when it could be otherwise, over HTTP. */
class SoldOutTest extends OverHttp {
  private static Reply put(String item, String reservation, long quantity, int holdSeconds) {
    return gateway.put(
        "/items/" + item + "/reservations/" + reservation,
        "{\"cart\":\"c1\",\"quantity\":%d,\"holdSeconds\":%d}".formatted(quantity, holdSeconds));
  }

  @Test
  void ifHoldsAreInTheWayItTellsWhenTheFirstOfThemEnds() {
    world.receive("held", 3);
    put("held", "r1", 1, 600);
    Reply first = put("held", "r2", 1, 60);
    put("held", "r3", 1, 700);

    Reply refused = put("held", "r4", 1, 60);

    assertThat(refused.type()).isEqualTo("/problems/sold-out");
    assertThat(refused.body().path("holdsEndAt").asLong())
        .isEqualTo(first.body().path("expiresAt").asLong());
  }

  @Test
  void ifThereWouldBeTooFewWithoutHoldsItTellsNoEnd() {
    world.receive("few", 2);
    put("few", "r1", 1, 60);

    Reply refused = put("few", "r2", 3, 60);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().has("holdsEndAt")).isFalse();
  }

  @Test
  void ifNothingIsHeldItTellsNoEnd() {
    world.receive("none-held", 1);

    Reply refused = put("none-held", "r1", 2, 60);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().has("holdsEndAt")).isFalse();
  }
}
