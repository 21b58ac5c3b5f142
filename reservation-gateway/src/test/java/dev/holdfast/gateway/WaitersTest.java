package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.world.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Many who wait for outcomes, and those who want a hold meanwhile. */
class WaitersTest extends OverHttp {
  private static final int WAITERS = 2_000;
  private static final int HOLDS = 64;

  @Test
  void whoWaitsForOutcomesTakesNothingFromHolds() {
    for (int i = 0; i < HOLDS; i++) {
      world.receive("item" + i, 1);
    }
    world.receive("mug", 1);
    List<CompletableFuture<Reply>> waiters = new ArrayList<>();
    for (int i = 0; i < WAITERS; i++) {
      waiters.add(
          gateway.sendLater(
              gateway
                  .request("/items/mug/stock")
                  .header("Prefer", "wait=10")
                  .header("Idempotency-Key", "k" + i)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"kind\":\"received\",\"quantity\":1}"))));
    }

    List<CompletableFuture<Reply>> holds = new ArrayList<>();
    for (int i = 0; i < HOLDS; i++) {
      holds.add(
          gateway.putLater(
              "/items/item" + i + "/reservations/r1", "{\"cart\":\"c1\",\"quantity\":1}"));
    }

    assertThat(holds).allSatisfy(hold -> assertThat(hold.join().status()).isEqualTo(201));
    assertThat(waiters)
        .as("who waits is answered, too")
        .allSatisfy(waiter -> assertThat(waiter.join().status()).isIn(202, 503));
  }
}
