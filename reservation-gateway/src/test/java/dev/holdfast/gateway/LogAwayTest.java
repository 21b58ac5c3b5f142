package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.DynamoDb;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.gateway.world.World;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What callers are answered while the log does not answer. */
class LogAwayTest {
  private static final String HOLD = "{\"cart\":\"c1\",\"quantity\":1}";

  @Test
  void nothingIsPromisedAndEverythingMayBeAskedAgain() {
    try (DynamoDb dynamoDb = DynamoDb.ofItsOwn();
        World world = World.on(dynamoDb)) {
      Caller gateway = world.gateway();
      world.receive("mug", 10);
      assertThat(gateway.put("/items/mug/reservations/r1", HOLD).status()).isEqualTo(201);
      dynamoDb.close();

      Stream.of(
              later(() -> gateway.put("/items/mug/reservations/r2", HOLD)),
              later(() -> gateway.put("/items/mug/reservations/r1", HOLD)),
              later(() -> gateway.put("/items/other/reservations/r1", HOLD)),
              later(() -> gateway.get("/items/mug/reservations/r1")),
              later(() -> gateway.get("/items/mug")),
              later(() -> gateway.get("/items?id=mug")),
              later(() -> gateway.get("/items/mug/events")),
              later(() -> gateway.get("/items/mug/commands/k1")),
              later(() -> gateway.post("/items/mug/reservations/r1/confirm", "")),
              later(() -> gateway.get("/ready")))
          .toList()
          .forEach(reply -> assertUnavailable(reply.join()));
      assertThat(gateway.get("/live").status()).isEqualTo(200);
    }
  }

  private static CompletableFuture<Reply> later(Supplier<Reply> call) {
    return CompletableFuture.supplyAsync(call).orTimeout(30, TimeUnit.SECONDS);
  }

  private static void assertUnavailable(Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(503);
    assertThat(reply.type()).isIn("/problems/unavailable", "/problems/not-ready");
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    assertThat(Duration.ofSeconds(Long.parseLong(reply.header("Retry-After")))).isPositive();
  }
}
